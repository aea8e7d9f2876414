package org.faultline.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;
import org.jspecify.annotations.Nullable;

/**
 * Firings of a story that nothing can change any more, and one that says all that they do and rests on the same events.
 *
 * @param firings by date
 * @param story with that one in their place
 */
record Fold(List<Firing> firings, Firing whole, Story story) {
    /** So many are worth it. */
    private static final int MANY = 16;

    private Fold(Story story, List<Firing> firings, Firing whole) {
        this(firings, whole, story.with(firings, whole));
    }

    /**
     * Those that lie before a day and by themselves without too long a gap; null where they are few.
     *
     * @param past nothing before that day can change
     */
    static @Nullable Fold of(Story story, LocalDate past, int gapDays) {
        List<Firing> some = new ArrayList<>();
        LocalDate until = LocalDate.MAX;
        LocalDate rest = LocalDate.MAX;
        for (Firing f : story.firings()) {
            if (f.last().isBefore(past) && !f.first().isAfter(until)) {
                LocalDate near = f.last().plusDays(gapDays);
                until = some.isEmpty() || near.isAfter(until) ? near : until;
                some.add(f);
            } else {
                rest = f.first().isBefore(rest) ? f.first() : rest;
            }
        }
        return some.size() < MANY ? null : new Fold(story, some, whole(some, rest));
    }

    /** @param rest from that day on others rest on the same events */
    private static Firing whole(List<Firing> some, LocalDate rest) {
        Firing telling = Collections.max(some, Story.BY_WEIGHT);
        LocalDate last =
                some.stream().map(Firing::last).max(LocalDate::compareTo).orElseThrow();
        return new Firing(
                telling.id(),
                telling.rule(),
                telling.ruleVersion(),
                telling.groupBy(),
                telling.severity(),
                telling.text(),
                some.get(0).first(),
                last,
                telling.bindings(),
                List.of(),
                evidence(some, rest),
                telling.judgement());
    }

    private static List<Evidence> evidence(List<Firing> some, LocalDate rest) {
        Shared<Evidence> all = new Shared<>(Story.BY_DAY);
        some.forEach(f -> all.add(f.evidence()));
        all.settle();
        return all.all().stream()
                .map(e -> e.day().isBefore(rest) ? e.bare() : e)
                .toList();
    }
}
