package org.faultline.fact.linking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.fact.resolve.ResolvedReport;
import org.jspecify.annotations.Nullable;

/**
 * Knows which accounts are alike, and the incidents they make. What it answers depends on the accounts and rulings it holds and
 * never on who came first: it looks at whole neighbourhoods, and {@link CompleteLinkage} orders what it finds there by likeness.
 */
public final class Linker {
    /** Days by which accounts are shelved; small, because a hot pair of groups has many reports a day. */
    private static final int SHELF_DAYS = 4;

    /** Where accounts stand that may be alike: of one family and pair of groups, in the same days. */
    private record Block(String family, String pair, int from, int to) {}

    private final Map<String, LinkNode> nodes = new HashMap<>();
    private final Map<Block, List<LinkNode>> blocks = new HashMap<>();
    private LinkDecisions rulings = LinkDecisions.NONE;
    private long searches;

    public LinkNode put(ResolvedReport account) {
        LinkNode node = new LinkNode(account);
        nodes.put(account.key(), node);
        searches++;
        for (Block block : blocksOf(account)) {
            List<LinkNode> others = blocks.computeIfAbsent(block, s -> new ArrayList<>(2));
            for (LinkNode other : others) {
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
    public StandingIncident remove(String key) {
        LinkNode node = nodes.remove(key);
        if (node == null) {
            return null;
        }
        node.part();
        for (Block block : blocksOf(node.account)) {
            blocks.computeIfPresent(block, (s, others) -> {
                others.remove(node);
                return others.isEmpty() ? null : others;
            });
        }
        return node.standing;
    }

    /** A vague account meets only those exactly as vague; none of the others spans more than sixteen block. */
    private static List<Block> blocksOf(ResolvedReport account) {
        List<Block> all = new ArrayList<>();
        for (String pair : account.pairs()) {
            if (account.vague()) {
                all.add(new Block(account.family(), pair, account.from(), account.to()));
                continue;
            }
            int last = Math.floorDiv(account.to(), SHELF_DAYS);
            for (int n = Math.floorDiv(account.from(), SHELF_DAYS); n <= last; n++) {
                all.add(new Block(account.family(), pair, n, n));
            }
        }
        return all;
    }

    @Nullable
    public ResolvedReport account(String key) {
        LinkNode node = nodes.get(key);
        return node == null ? null : node.account;
    }

    /** All incidents that are noted, each once. */
    public Stream<StandingIncident> standing() {
        return nodes.values().stream().flatMap(n -> Stream.ofNullable(n.standing)
                .filter(s -> s.nodes().indexOf(n) == 0));
    }

    public int size() {
        return nodes.size();
    }

    public Stream<ResolvedReport> accounts() {
        return nodes.values().stream().map(n -> n.account);
    }

    public LinkDecisions rulings() {
        return rulings;
    }

    public void rule(LinkDecisions now) {
        rulings = now;
    }

    /** Everyone who can reach one of these through likenesses or rulings, those known of these included, each once. */
    public List<LinkNode> neighbourhood(Collection<String> keys) {
        searches++;
        List<LinkNode> all = new ArrayList<>();
        for (String key : keys) {
            visit(nodes.get(key), all);
            visitBundle(key, all);
        }
        reach(all);
        return all;
    }

    /** The incidents of whole neighbourhoods; what is gone from them plays no part. */
    public List<LinkedReports> incidents(Collection<LinkNode> touched) {
        searches++;
        List<LinkedReports> all = new ArrayList<>();
        List<LinkNode> component = new ArrayList<>();
        for (LinkNode node : touched) {
            visit(node, component);
            reach(component);
            if (component.size() == 1 && !rulings.concern(node.account.key())) {
                all.add(new LinkedReports(List.of(node), List.of(), List.of()));
            } else if (!component.isEmpty()) {
                all.addAll(new CompleteLinkage(component, rulings).incidents());
            }
            component.clear();
        }
        return all;
    }

    /** Adds whoever can be reached from these. */
    private void reach(List<LinkNode> all) {
        for (int i = 0; i < all.size(); i++) {
            LinkNode at = all.get(i);
            for (LinkNode near : at.near) {
                visit(near, all);
            }
            visitBundle(at.account.key(), all);
        }
    }

    private void visitBundle(String key, List<LinkNode> all) {
        if (rulings.concern(key)) {
            rulings.bundle(key).forEach(k -> visit(nodes.get(k), all));
        }
    }

    private void visit(@Nullable LinkNode node, List<LinkNode> all) {
        if (node != null && !node.gone && node.visited != searches) {
            node.visited = searches;
            all.add(node);
        }
    }
}
