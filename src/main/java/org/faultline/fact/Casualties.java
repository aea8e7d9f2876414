package org.faultline.fact;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.faultline.report.Count;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * People killed or hurt over all reports of an event, in their newest revisions: low is the least low that any gives, high the
 * greatest high, best the best of the report that knows it latest (the newest {@code asOf}; then the latest publication, the
 * narrowest bounds, the least key). Zeros with known = false where no report gives a number.
 */
public record Casualties(int low, int best, int high, boolean known) {
    public static final Casualties UNKNOWN = new Casualties(0, 0, 0, false);

    private static final Comparator<Telling> BY_KNOWLEDGE = Comparator.comparing(
                    (Telling t) -> t.report.asOf(), Comparator.reverseOrder())
            .thenComparing(t -> t.report.source().publishedOn(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(t -> t.count.high() - t.count.low())
            .thenComparing(t -> t.report.key());

    private record Telling(Report report, Count count) {}

    public static Casualties of(List<Report> reports, Function<Report, @Nullable Count> which) {
        Telling latest = null;
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (Report r : reports) {
            Count count = which.apply(r);
            if (count != null) {
                Telling told = new Telling(r, count);
                latest = latest == null || BY_KNOWLEDGE.compare(told, latest) < 0 ? told : latest;
                low = Math.min(low, count.low());
                high = Math.max(high, count.high());
            }
        }
        return latest == null ? UNKNOWN : new Casualties(low, latest.count.best(), high, true);
    }

    public Casualties plus(Casualties other) {
        return new Casualties(low + other.low, best + other.best, high + other.high, known || other.known);
    }
}
