package org.faultline.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;

/**
 * Firings of one fingerprint that follow each other without a longer gap than the rule allows. Which firings make a story depends on
 * their event dates alone, so it is the same in whatever order they came.
 */
record Story(List<Firing> firings) {
    static final Comparator<Firing> BY_DATE =
            Comparator.comparing(Firing::first).thenComparing(Firing::last).thenComparing(Firing::id);

    static final Comparator<Evidence> BY_DAY =
            Comparator.comparing(Evidence::day).thenComparing(Evidence::event);

    /** Most telling last: the gravest, then the latest. */
    private static final Comparator<Firing> BY_WEIGHT = Comparator.comparing(Firing::severity)
            .thenComparing(Firing::last)
            .thenComparing(f -> f.evidence().size())
            .thenComparing(Firing::text)
            .thenComparing(Firing::id);

    /**
     * The stories that firings make, the earliest first.
     *
     * @param gapDays days between two of one story at most
     * @param cuts days with which a story is over because a person said so: what comes later begins another
     */
    static List<Story> of(Collection<Firing> firings, int gapDays, Collection<LocalDate> cuts) {
        Map<Long, List<Firing>> parts = new TreeMap<>();
        firings.forEach(f -> parts.computeIfAbsent(
                        cuts.stream().filter(f.last()::isAfter).count(), p -> new ArrayList<>())
                .add(f));
        return parts.values().stream()
                .flatMap(part -> of(part, gapDays).stream())
                .toList();
    }

    static List<Story> of(Collection<Firing> firings, int gapDays) {
        List<Story> stories = new ArrayList<>();
        List<Firing> now = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (Firing f : firings.stream().sorted(BY_DATE).toList()) {
            if (!now.isEmpty() && f.first().isAfter(last.plusDays(gapDays))) {
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

    /** The firing that speaks for it. */
    Firing telling() {
        return firings.stream().max(BY_WEIGHT).orElseThrow();
    }
}
