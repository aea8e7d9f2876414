package org.faultline.report.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/** What is known of one report: its revisions, each told once or, where an asOf came again with another text, several times. */
final class RevisionHistory {
    /**
     * One text of one revision.
     *
     * @param content SHA-256 of the text
     * @param report reads the text; gives null where it passes the checks of this version no more
     * @param day the day it counts for; null where it withdraws
     * @param theatre that it belongs to
     */
    record Telling(
            String content,
            Supplier<@Nullable Report> report,
            @Nullable LocalDate day,
            String theatre) {}

    private final NavigableMap<Instant, List<Telling>> revisions = new TreeMap<>();

    void add(Instant asOf, Telling telling) {
        revisions.computeIfAbsent(asOf, t -> new ArrayList<>(1)).add(telling);
    }

    boolean isEmpty() {
        return revisions.isEmpty();
    }

    boolean has(Instant asOf) {
        return revisions.containsKey(asOf);
    }

    /** Whether a report would count before all that are known. */
    boolean isNewest(Report report) {
        return revisions.isEmpty()
                || report.asOf().isAfter(revisions.lastKey())
                || (report.asOf().equals(revisions.lastKey()) && sortsLast(report));
    }

    private boolean sortsLast(Report report) {
        Report counts = counting(report.asOf());
        return counts == null || RevisionOrder.INSTANCE.compare(report, counts) > 0;
    }

    /** The report that counts of those with an asOf; null where there is none that can be read. */
    @Nullable
    Report counting(Instant asOf) {
        return revisions.getOrDefault(asOf, List.of()).stream()
                .map(t -> t.report().get())
                .filter(Objects::nonNull)
                .max(RevisionOrder.INSTANCE)
                .orElse(null);
    }

    /** Whether a revision with this asOf has this text, or another that says the same. */
    boolean tells(Report report, String content) {
        List<Telling> all = revisions.getOrDefault(report.asOf(), List.of());
        return all.stream().anyMatch(t -> t.content().equals(content))
                || all.stream().anyMatch(t -> report.equals(t.report().get()));
    }

    /** Whether a text with this content has the newest asOf. */
    boolean says(String content) {
        Map.Entry<Instant, List<Telling>> newest = revisions.lastEntry();
        return newest != null
                && newest.getValue().stream().anyMatch(t -> t.content().equals(content));
    }

    /** The asOf of the earliest revision. */
    Instant since() {
        return revisions.firstKey();
    }

    /** The theatre of the revision that counts; null where there is none. */
    @Nullable
    String theatre() {
        return revisions.isEmpty()
                ? null
                : revisions.lastEntry().getValue().get(0).theatre();
    }

    /** The day that the revision counts for which counts; absent where it withdraws, and where there is none. */
    @Nullable
    LocalDate day() {
        if (revisions.isEmpty()) {
            return null;
        }
        List<Telling> newest = revisions.lastEntry().getValue();
        if (newest.size() == 1) {
            return newest.get(0).day();
        }
        Report counts = counting(revisions.lastKey());
        return counts == null || counts.retracted() ? null : counts.date().best();
    }
}
