package org.faultline.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;

/**
 * Firings of one fingerprint that follow each other without a longer gap than the rule allows. Which firings make a story depends on
 * their event dates alone, so it is the same in whatever order they came.
 *
 * @param last the last day of any of them
 * @param telling the firing that speaks for it
 */
record Story(Pages<Firing> firings, LocalDate last, Firing telling) {
    static final Comparator<Firing> BY_DATE = Story::byDate;
    static final Comparator<Evidence> BY_DAY = Story::byDay;

    /** Most telling last: the gravest, then the latest. */
    static final Comparator<Firing> BY_WEIGHT = Comparator.comparing(Firing::severity)
            .thenComparing(Firing::last)
            .thenComparing(f -> f.evidence().size())
            .thenComparing(Firing::text)
            .thenComparing(Firing::id);

    Story(Collection<Firing> firings) {
        this(Pages.in(BY_DATE).with(List.of(), firings));
    }

    private Story(Pages<Firing> firings) {
        this(
                firings,
                Collections.max(firings, Comparator.comparing(Firing::last)).last(),
                Collections.max(firings, BY_WEIGHT));
    }

    private static int byDate(Firing a, Firing b) {
        int first = a.first().compareTo(b.first());
        int last = first != 0 ? first : a.last().compareTo(b.last());
        return last != 0 ? last : a.id().compareTo(b.id());
    }

    private static int byDay(Evidence a, Evidence b) {
        int day = a.day().compareTo(b.day());
        return day != 0 ? day : a.event().compareTo(b.event());
    }

    /**
     * The stories that firings make, the earliest first.
     *
     * @param gapDays days between two of one story at most
     * @param cuts days with which a story is over because a person said so: what comes later begins another
     */
    static List<Story> of(Collection<Firing> firings, int gapDays, Collection<LocalDate> cuts) {
        Map<Integer, List<Firing>> parts = new TreeMap<>();
        firings.forEach(f ->
                parts.computeIfAbsent(part(f, cuts), p -> new ArrayList<>()).add(f));
        return parts.values().stream()
                .flatMap(part -> of(part, gapDays).stream())
                .toList();
    }

    /** How many cuts it comes after. */
    static int part(Firing f, Collection<LocalDate> cuts) {
        return cuts.isEmpty()
                ? 0
                : (int) cuts.stream().filter(f.last()::isAfter).count();
    }

    static List<Story> of(Collection<Firing> firings, int gapDays) {
        return of(Pages.in(BY_DATE).with(List.of(), firings), gapDays);
    }

    static List<Story> of(Pages<Firing> firings, int gapDays) {
        List<Story> stories = new ArrayList<>();
        int from = 0;
        LocalDate until = LocalDate.MAX;
        for (int i = 0; i < firings.size(); i++) {
            Firing f = firings.get(i);
            if (f.first().isAfter(until)) {
                stories.add(new Story(firings.subList(from, i)));
                from = i;
            }
            LocalDate near = f.last().plusDays(gapDays);
            until = i == from || near.isAfter(until) ? near : until;
        }
        if (from < firings.size()) {
            stories.add(from == 0 ? new Story(firings) : new Story(firings.subList(from, firings.size())));
        }
        return stories;
    }

    boolean holds(Firing f) {
        return firings.find(f) != null;
    }

    LocalDate first() {
        return firings.get(0).first();
    }

    Severity severity() {
        return Severity.of(telling.severity());
    }

    /** Whether no longer gap lies between them. */
    boolean near(Firing f, int gapDays) {
        return !f.first().isAfter(last.plusDays(gapDays))
                && !first().isAfter(f.last().plusDays(gapDays));
    }

    /** With one more. */
    Story with(Firing f) {
        Pages<Firing> all = firings.with(List.of(), List.of(f));
        return new Story(
                all, f.last().isAfter(last) ? f.last() : last, BY_WEIGHT.compare(f, telling) > 0 ? f : telling);
    }

    /** One of both. */
    Story with(Story other) {
        List<Firing> all = new ArrayList<>(firings);
        all.addAll(other.firings);
        return new Story(all);
    }

    /** The stories that are left of it without some; mostly it stays one, and that can be told from what stood beside them. */
    List<Story> without(Collection<Firing> gone, int gapDays) {
        Pages<Firing> left = firings.with(gone, List.of());
        for (Firing f : gone) {
            boolean decides = BY_DATE.compare(f, telling) == 0 || !f.last().isBefore(last);
            if (decides || !bridged(f, left, gapDays)) {
                return of(left, gapDays);
            }
        }
        return List.of(new Story(left, last, telling));
    }

    /** Whether those beside one that went are as near to each other, and reach as far, as it takes to keep all together. */
    private static boolean bridged(Firing gone, Pages<Firing> left, int gapDays) {
        int at = left.place(gone);
        if (at == 0 || at == left.size()) {
            return false;
        }
        Firing before = left.get(at - 1);
        Firing after = left.get(at);
        boolean reached = !gone.last().isAfter(before.last()) || !gone.last().isAfter(after.last());
        return reached && !after.first().isAfter(before.last().plusDays(gapDays));
    }

    /** With one in place of some that says all that they do. */
    Story with(List<Firing> some, Firing whole) {
        boolean spoke = some.stream().anyMatch(f -> f.id().equals(telling.id()));
        return new Story(firings.with(some, List.of(whole)), last, spoke ? whole : telling);
    }

    /** With one in place of another of the same id and days. */
    Story with(Firing f, Firing before) {
        Pages<Firing> all = firings.with(List.of(before), List.of(f));
        boolean spoke = before.id().equals(telling.id());
        if (BY_WEIGHT.compare(f, telling) >= 0) {
            return new Story(all, last, f);
        }
        return new Story(all, last, spoke ? Collections.max(all, BY_WEIGHT) : telling);
    }
}
