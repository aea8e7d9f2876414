package org.faultline.fact;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.faultline.report.Count;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * People killed or hurt over all reports of an event, in their newest revisions: low is the least low that any gives, high the
 * greatest high, best the best of the report that knows it latest (the newest {@code asOf}; then the latest publication, the
 * narrowest bounds, the least key). Zeros with known = false where no report gives a number.
 */
public record Toll(int low, int best, int high, boolean known) {
    static final Toll UNKNOWN = new Toll(0, 0, 0, false);

    private static final Comparator<Telling> BY_KNOWLEDGE = Comparator.comparing(
                    (Telling t) -> t.report.asOf(), Comparator.reverseOrder())
            .thenComparing(t -> t.report.source().publishedOn(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(t -> t.count.high() - t.count.low())
            .thenComparing(t -> t.report.key());

    private record Telling(Report report, Count count) {
        static @Nullable Telling of(Report report, @Nullable Count count) {
            return count == null ? null : new Telling(report, count);
        }
    }

    static Toll of(List<Report> reports, Function<Report, @Nullable Count> which) {
        List<Telling> all = reports.stream()
                .map(r -> Telling.of(r, which.apply(r)))
                .filter(Objects::nonNull)
                .sorted(BY_KNOWLEDGE)
                .toList();
        return all.isEmpty()
                ? UNKNOWN
                : new Toll(
                        all.stream().mapToInt(t -> t.count.low()).min().orElse(0),
                        all.get(0).count.best(),
                        all.stream().mapToInt(t -> t.count.high()).max().orElse(0),
                        true);
    }

    Toll plus(Toll other) {
        return new Toll(low + other.low, best + other.best, high + other.high, known || other.known);
    }
}
