package org.faultline.fact.linking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parts one connected component into incidents by complete linkage: the likest join first, and two groups join only if every
 * member of one is like every member of the other. What humans made one counts as one member, like whatever any part of it is
 * like; what they set apart is not alike.
 */
final class CompleteLinkage {
    /** An incident of more reports shows only each one's surest link: the links of all pairs would be thousands. */
    private static final int MOST_WITH_ALL_LINKS = 12;

    private record Pairing(Similarity similarity, LinkNode a, LinkNode b) {}

    private final List<LinkNode> nodes;
    private final LinkDecisions decisions;
    private final List<List<LinkNode>> members = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    /** How many pairs of members of two groups are alike. */
    private final List<Map<Integer, Integer>> alike = new ArrayList<>();

    CompleteLinkage(List<LinkNode> component, LinkDecisions decisions) {
        this.nodes = component;
        this.decisions = decisions;
    }

    List<LinkedReports> incidents() {
        if (allAlike()) {
            nodes.forEach(n -> n.place = 0);
            return List.of(incident(nodes));
        }
        bundle();
        surestFirst().forEach(p -> join(p.a.place, p.b.place));
        return members.stream().filter(m -> !m.isEmpty()).map(this::incident).toList();
    }

    /** The short way for the many reports of one great event. */
    private boolean allAlike() {
        return nodes.stream().allMatch(n -> n.near.size() == nodes.size() - 1 && !decisions.concern(n.resolved.key()));
    }

    /** Each node is a group of its own, but for those that humans joined. */
    private void bundle() {
        Map<Set<String>, Integer> places = new HashMap<>();
        for (LinkNode node : nodes) {
            String key = node.resolved.key();
            Integer known = decisions.concern(key) ? places.putIfAbsent(decisions.bundle(key), members.size()) : null;
            node.place = known == null ? members.size() : known;
            if (known == null) {
                members.add(new ArrayList<>());
                sizes.add(1);
                alike.add(new HashMap<>());
            }
            members.get(node.place).add(node);
        }
    }

    /** Counts which groups are alike, and lists the similarities between them. */
    @SuppressWarnings("ReferenceEquality")
    private List<Pairing> surestFirst() {
        List<Pairing> all = new ArrayList<>();
        for (LinkNode node : nodes) {
            for (int i = 0; i < node.near.size(); i++) {
                LinkNode other = node.near.get(i);
                Similarity similarity = node.how.get(i);
                if (similarity.a().equals(node.resolved) && node.place != other.place && !apart(node, other)) {
                    all.add(new Pairing(similarity, node, other));
                    alike.get(node.place).put(other.place, 1);
                    alike.get(other.place).put(node.place, 1);
                }
            }
        }
        all.sort(Comparator.comparing(Pairing::similarity));
        return all;
    }

    private boolean apart(LinkNode a, LinkNode b) {
        return decisions.apart(a.resolved.key(), b.resolved.key());
    }

    private void join(int one, int two) {
        if (one == two || alike.get(one).getOrDefault(two, 0) < sizes.get(one) * sizes.get(two)) {
            return;
        }
        boolean swap = members.get(one).size() < members.get(two).size();
        int into = swap ? two : one;
        int from = swap ? one : two;
        members.get(from).forEach(n -> n.place = into);
        members.get(into).addAll(members.get(from));
        members.get(from).clear();
        sizes.set(into, sizes.get(into) + sizes.get(from));
        alike.get(into).remove(from);
        alike.get(from).remove(into);
        alike.get(from).forEach((other, pairs) -> {
            alike.get(into).merge(other, pairs, Integer::sum);
            alike.get(other).remove(from);
            alike.get(other).merge(into, pairs, Integer::sum);
        });
        alike.get(from).clear();
    }

    private LinkedReports incident(List<LinkNode> group) {
        group.sort(Comparator.comparing(n -> n.resolved.key()));
        Set<Similarity> between = new TreeSet<>();
        Set<LinkDecision> said = new TreeSet<>(LinkDecisions.LATEST_FIRST);
        for (LinkNode node : group) {
            List<Similarity> own = new ArrayList<>();
            for (int i = 0; i < node.near.size(); i++) {
                if (node.near.get(i).place == node.place) {
                    own.add(node.how.get(i));
                }
            }
            if (group.size() <= MOST_WITH_ALL_LINKS) {
                between.addAll(own);
            } else if (!own.isEmpty()) {
                between.add(Collections.min(own));
            }
            said.addAll(decisions.joining(node.resolved.key()));
        }
        return new LinkedReports(List.copyOf(group), List.copyOf(between), List.copyOf(said));
    }
}
