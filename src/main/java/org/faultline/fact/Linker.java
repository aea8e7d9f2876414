package org.faultline.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows which accounts are alike, and the incidents they make. What it answers depends on the accounts and rulings it holds and
 * never on who came first: it looks at whole neighbourhoods, and {@link Grouping} orders what it finds there by likeness.
 */
final class Linker {
    /** Days by which accounts are shelved; small, because a hot pair of groups has many reports a day. */
    private static final int SHELF_DAYS = 4;

    /** Where accounts stand that may be alike: of one family and pair of groups, in the same days. */
    private record Shelf(String family, String pair, int from, int to) {}

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<Shelf, List<Node>> shelves = new HashMap<>();
    private Rulings rulings = Rulings.NONE;
    private long searches;

    Node put(Account account) {
        Node node = new Node(account);
        nodes.put(account.key(), node);
        searches++;
        for (Shelf shelf : shelvesOf(account)) {
            List<Node> others = shelves.computeIfAbsent(shelf, s -> new ArrayList<>(2));
            for (Node other : others) {
                if (other.visited != searches) {
                    other.visited = searches;
                    node.meet(other);
                }
            }
            others.add(node);
        }
        return node;
    }

    /** Gives the incident that it was part of. */
    @Nullable
    Standing remove(String key) {
        Node node = nodes.remove(key);
        if (node == null) {
            return null;
        }
        node.part();
        for (Shelf shelf : shelvesOf(node.account)) {
            shelves.computeIfPresent(shelf, (s, others) -> {
                others.remove(node);
                return others.isEmpty() ? null : others;
            });
        }
        return node.standing;
    }

    /** A vague account meets only those exactly as vague; none of the others spans more than sixteen shelves. */
    private static List<Shelf> shelvesOf(Account account) {
        List<Shelf> all = new ArrayList<>();
        for (String pair : account.pairs()) {
            if (account.vague()) {
                all.add(new Shelf(account.family(), pair, account.from(), account.to()));
                continue;
            }
            int last = Math.floorDiv(account.to(), SHELF_DAYS);
            for (int n = Math.floorDiv(account.from(), SHELF_DAYS); n <= last; n++) {
                all.add(new Shelf(account.family(), pair, n, n));
            }
        }
        return all;
    }

    @Nullable
    Account account(String key) {
        Node node = nodes.get(key);
        return node == null ? null : node.account;
    }

    /** All incidents that are noted, each once. */
    Stream<Standing> standing() {
        return nodes.values().stream().flatMap(n -> Stream.ofNullable(n.standing)
                .filter(s -> s.nodes().indexOf(n) == 0));
    }

    int size() {
        return nodes.size();
    }

    Stream<Account> accounts() {
        return nodes.values().stream().map(n -> n.account);
    }

    Rulings rulings() {
        return rulings;
    }

    void rule(Rulings now) {
        rulings = now;
    }

    /** Everyone who can reach one of these through likenesses or rulings, those known of these included, each once. */
    List<Node> neighbourhood(Collection<String> keys) {
        searches++;
        List<Node> all = new ArrayList<>();
        for (String key : keys) {
            visit(nodes.get(key), all);
            visitBundle(key, all);
        }
        reach(all);
        return all;
    }

    /** The incidents of whole neighbourhoods; what is gone from them plays no part. */
    List<Incident> incidents(Collection<Node> touched) {
        searches++;
        List<Incident> all = new ArrayList<>();
        List<Node> component = new ArrayList<>();
        for (Node node : touched) {
            visit(node, component);
            reach(component);
            if (component.size() == 1 && !rulings.concern(node.account.key())) {
                all.add(new Incident(List.of(node), List.of(), List.of()));
            } else if (!component.isEmpty()) {
                all.addAll(new Grouping(component, rulings).incidents());
            }
            component.clear();
        }
        return all;
    }

    /** Adds whoever can be reached from these. */
    private void reach(List<Node> all) {
        for (int i = 0; i < all.size(); i++) {
            Node at = all.get(i);
            for (Node near : at.near) {
                visit(near, all);
            }
            visitBundle(at.account.key(), all);
        }
    }

    private void visitBundle(String key, List<Node> all) {
        if (rulings.concern(key)) {
            rulings.bundle(key).forEach(k -> visit(nodes.get(k), all));
        }
    }

    private void visit(@Nullable Node node, List<Node> all) {
        if (node != null && !node.gone && node.visited != searches) {
            node.visited = searches;
            all.add(node);
        }
    }
}
