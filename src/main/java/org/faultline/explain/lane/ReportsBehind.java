package org.faultline.explain.lane;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.explain.text.Explanation;
import org.faultline.report.Report;
import org.faultline.report.store.ReportLog;
import org.faultline.report.store.StoredReport;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.ReportSource;
import org.jspecify.annotations.Nullable;

/** The reports that an alert rests on, in the revisions that it was told from. */
public final class ReportsBehind {
    private final Snapshot now;

    public ReportsBehind(Snapshot now) {
        this.now = now;
    }

    /** Those revisions, as they are stored; of several texts of one the one that counts, which comes last. */
    public List<StoredReport> of(ReportLog reportLog) {
        Map<String, Instant> asOf = new TreeMap<>();
        now.evidence().forEach(e -> e.reports().forEach(r -> asOf.put(r.key(), r.asOf())));
        Map<String, StoredReport> behind = new TreeMap<>();
        for (StoredReport a : reportLog.storedRevisions(asOf.keySet())) {
            Report report = a.report();
            if (report != null && report.asOf().equals(asOf.get(report.key()))) {
                behind.put(report.key(), a);
            }
        }
        return List.copyOf(behind.values());
    }

    public List<Explanation.Source> sources(List<StoredReport> stored) {
        Map<String, StoredReport> came = new TreeMap<>();
        for (StoredReport a : stored) {
            if (a.report() != null) {
                came.put(a.report().key(), a);
            }
        }
        return now.evidence().stream()
                .flatMap(e -> e.reports().stream().map(r -> source(e, r, came.get(r.key()))))
                .toList();
    }

    private static Explanation.Source source(Evidence e, ReportSource r, @Nullable StoredReport came) {
        LocalDate published = day(r.publishedOn());
        Instant first = came == null ? r.asOf() : came.since();
        LocalDate told = first == null ? published : LocalDate.ofInstant(first, ZoneOffset.UTC);
        LocalDate known = published != null && told != null && published.isBefore(told) ? published : told;
        return new Explanation.Source(
                r.key(),
                e.event(),
                r.source(),
                r.publisher(),
                r.title(),
                r.url(),
                r.quote(),
                e.start(),
                e.end(),
                published,
                r.asOf(),
                came == null ? null : came.arrivedAt(),
                known == null ? null : Math.max(0, ChronoUnit.DAYS.between(e.end(), known)));
    }

    private static @Nullable LocalDate day(String iso) {
        try {
            return iso.isEmpty() ? null : LocalDate.parse(iso);
        } catch (DateTimeException e) {
            return null; // a stored snapshot of before may hold less than a day
        }
    }
}
