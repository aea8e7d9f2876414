package org.faultline.fact.linking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that humans have decided, made free of contradictions: from the latest decision to the first, each stands unless it
 * contradicts those that stand already. Reports need not be known for that, so that it does not matter when they come.
 */
public final class LinkDecisions {
    static final LinkDecisions NONE = new LinkDecisions();

    /** The latest first; the rest only settles what stands among decisions of one number. */
    static final Comparator<LinkDecision> LATEST_FIRST = Comparator.comparingLong(LinkDecision::order)
            .reversed()
            .thenComparing(LinkDecision::same)
            .thenComparing(LinkDecision::a)
            .thenComparing(LinkDecision::b)
            .thenComparing(LinkDecision::toString);

    private final Set<LinkDecision> standing = new LinkedHashSet<>();
    private final Map<String, Set<String>> bundles = new HashMap<>();
    private final Map<String, Set<String>> apart = new HashMap<>();
    private final Map<String, List<LinkDecision>> joining = new HashMap<>();

    private LinkDecisions() {}

    public static LinkDecisions of(Collection<LinkDecision> all) {
        LinkDecisions decisions = new LinkDecisions();
        all.stream().sorted(LATEST_FIRST).forEach(decisions::add);
        return decisions;
    }

    private void add(LinkDecision r) {
        boolean joined = bundle(r.a()).contains(r.b());
        if (r.same() ? apart(r.a(), r.b()) : joined) {
            return;
        }
        standing.add(r);
        if (r.same()) {
            join(r);
        } else {
            apart.computeIfAbsent(r.a(), k -> new HashSet<>()).add(r.b());
            apart.computeIfAbsent(r.b(), k -> new HashSet<>()).add(r.a());
        }
    }

    private void join(LinkDecision r) {
        Set<String> all = new TreeSet<>(bundle(r.a()));
        all.addAll(bundle(r.b()));
        all.forEach(k -> bundles.put(k, all));
        joining.computeIfAbsent(r.a(), k -> new ArrayList<>()).add(r);
        joining.computeIfAbsent(r.b(), k -> new ArrayList<>()).add(r);
    }

    /** The keys that are one with this one, itself among them. */
    Set<String> bundle(String key) {
        Set<String> known = bundles.isEmpty() ? null : bundles.get(key);
        return known == null ? Set.of(key) : known;
    }

    /** Whether two reports, or any that are one with them, are decided to be two incidents. */
    public boolean apart(String a, String b) {
        if (apart.isEmpty()) {
            return false;
        }
        Set<String> others = bundle(b);
        return bundle(a).stream()
                .flatMap(x -> apart.getOrDefault(x, Set.of()).stream())
                .anyMatch(others::contains);
    }

    /** Whether any decision that stands is on this report. */
    boolean concern(String key) {
        return !standing.isEmpty() && (bundles.containsKey(key) || apart.containsKey(key));
    }

    /** The standing decisions that made one of this report and others. */
    List<LinkDecision> joining(String key) {
        return joining.isEmpty() ? List.of() : joining.getOrDefault(key, List.of());
    }

    /** The reports for which these decisions and others say different things. */
    public Set<String> differences(LinkDecisions others) {
        Set<String> keys = new LinkedHashSet<>();
        standing.stream().filter(r -> !others.standing.contains(r)).forEach(r -> add(keys, r));
        others.standing.stream().filter(r -> !standing.contains(r)).forEach(r -> add(keys, r));
        return keys;
    }

    private static void add(Set<String> keys, LinkDecision r) {
        keys.add(r.a());
        keys.add(r.b());
    }
}
