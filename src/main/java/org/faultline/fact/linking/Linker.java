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
 * Knows which reports are alike, and the incidents they make. What it answers depends on the reports and decisions it holds and
 * never on who came first: it looks at whole neighbourhoods, and {@link CompleteLinkage} orders what it finds there by likeness.
 */
public final class Linker {
    /** Days by which reports are grouped; small, because a hot pair of groups has many reports a day. */
    private static final int SHELF_DAYS = 4;

    /** Where reports stand that may be alike: of one family and pair of groups, in the same days. */
    private record Block(String family, String pair, int from, int to) {}

    private final Map<String, LinkNode> nodes = new HashMap<>();
    private final Map<Block, List<LinkNode>> blocks = new HashMap<>();
    private LinkDecisions decisions = LinkDecisions.NONE;
    private long searches;

    public LinkNode put(ResolvedReport resolved) {
        LinkNode node = new LinkNode(resolved);
        nodes.put(resolved.key(), node);
        searches++;
        for (Block block : blocksOf(resolved)) {
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
        for (Block block : blocksOf(node.resolved)) {
            blocks.computeIfPresent(block, (s, others) -> {
                others.remove(node);
                return others.isEmpty() ? null : others;
            });
        }
        return node.standing;
    }

    /** A vague report meets only those exactly as vague; none of the others spans more than sixteen block. */
    private static List<Block> blocksOf(ResolvedReport resolved) {
        List<Block> all = new ArrayList<>();
        for (String pair : resolved.pairs()) {
            if (resolved.vague()) {
                all.add(new Block(resolved.family(), pair, resolved.from(), resolved.to()));
                continue;
            }
            int last = Math.floorDiv(resolved.to(), SHELF_DAYS);
            for (int n = Math.floorDiv(resolved.from(), SHELF_DAYS); n <= last; n++) {
                all.add(new Block(resolved.family(), pair, n, n));
            }
        }
        return all;
    }

    @Nullable
    public ResolvedReport resolved(String key) {
        LinkNode node = nodes.get(key);
        return node == null ? null : node.resolved;
    }

    /** All incidents that are noted, each once. */
    public Stream<StandingIncident> standing() {
        return nodes.values().stream().flatMap(n -> Stream.ofNullable(n.standing)
                .filter(s -> s.nodes().indexOf(n) == 0));
    }

    public int size() {
        return nodes.size();
    }

    public Stream<ResolvedReport> reports() {
        return nodes.values().stream().map(n -> n.resolved);
    }

    public LinkDecisions decisions() {
        return decisions;
    }

    public void rule(LinkDecisions now) {
        decisions = now;
    }

    /** Everyone who can reach one of these through similarities or decisions, those known of these included, each once. */
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
            if (component.size() == 1 && !decisions.concern(node.resolved.key())) {
                all.add(new LinkedReports(List.of(node), List.of(), List.of()));
            } else if (!component.isEmpty()) {
                all.addAll(new CompleteLinkage(component, decisions).incidents());
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
            visitBundle(at.resolved.key(), all);
        }
    }

    private void visitBundle(String key, List<LinkNode> all) {
        if (decisions.concern(key)) {
            decisions.bundle(key).forEach(k -> visit(nodes.get(k), all));
        }
    }

    private void visit(@Nullable LinkNode node, List<LinkNode> all) {
        if (node != null && !node.gone && node.visited != searches) {
            node.visited = searches;
            all.add(node);
        }
    }
}
