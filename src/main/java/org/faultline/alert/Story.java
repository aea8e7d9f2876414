package org.faultline.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;

/**
 * Firings of one fingerprint that follow each other without a longer quiet than the rule allows. Which firings make a story depends on
 * their event dates alone, so it is the same in whatever order they came.
 */
record Story(List<Firing> firings) {
    private static final Comparator<Firing> BY_DATE =
            Comparator.comparing(Firing::first).thenComparing(Firing::last).thenComparing(Firing::id);

    /** Most telling last: the gravest, then the latest. */
    private static final Comparator<Firing> BY_WEIGHT = Comparator.comparing(Firing::severity)
            .thenComparing(Firing::last)
            .thenComparing(f -> f.evidence().size())
            .thenComparing(Firing::text)
            .thenComparing(Firing::id);

    static List<Story> of(Collection<Firing> firings, int quietDays) {
        List<Story> stories = new ArrayList<>();
        List<Firing> now = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (Firing f : firings.stream().sorted(BY_DATE).toList()) {
            if (!now.isEmpty() && f.first().isAfter(last.plusDays(quietDays))) {
                stories.add(new Story(List.copyOf(now)));
                now.clear();
                last = f.last();
            }
            now.add(f);
            last = f.last().isAfter(last) ? f.last() : last;
        }
        if (!now.isEmpty()) {
            stories.add(new Story(List.copyOf(now)));
        }
        return stories;
    }

    LocalDate first() {
        return firings.get(0).first();
    }

    LocalDate last() {
        return firings.stream().map(Firing::last).max(Comparator.naturalOrder()).orElseThrow();
    }

    Severity severity() {
        return firings.stream()
                .map(f -> Severity.of(f.severity()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Snapshot snapshot(Condition condition) {
        Firing telling = firings.stream().max(BY_WEIGHT).orElseThrow();
        List<Evidence> evidence = evidence();
        TreeSet<String> sources = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        evidence.forEach(e -> sources.addAll(e.sources()));
        List<String> doubts = Doubts.about(evidence, sources);
        return new Snapshot(
                condition,
                severity(),
                doubts.isEmpty() ? Certainty.CERTAIN : Certainty.POSSIBLE,
                doubts,
                telling.text(),
                first(),
                last(),
                telling.ruleVersion(),
                firings.stream().map(Firing::id).sorted().toList(),
                firings.stream()
                        .flatMap(f -> f.facts().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                telling.bindings(),
                List.copyOf(sources),
                evidence);
    }

    /** Every event behind any of the firings, once, by day. */
    private List<Evidence> evidence() {
        Map<String, Evidence> byEvent = new TreeMap<>();
        firings.forEach(f -> f.evidence().forEach(e -> byEvent.put(e.event(), e)));
        return byEvent.values().stream()
                .sorted(Comparator.comparing(Evidence::day).thenComparing(Evidence::event))
                .toList();
    }
}
