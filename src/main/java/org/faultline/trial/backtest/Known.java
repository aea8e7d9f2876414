package org.faultline.trial.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.faultline.report.Report;

/** When a report became known: its asOf, else the day its source was published, else the last day of its event. */
public final class Known {
    private Known() {}

    /**
     * The report with its asOf set to when it became known.
     *
     * @param dated whether it bore an asOf of its own
     */
    public static Report of(Report report, boolean dated) {
        return dated
                ? report
                : at(report, day(report).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static LocalDate day(Report report) {
        LocalDate published = report.source().publishedOn();
        LocalDate last = report.date().end();
        // nobody can have told of it before it was over
        return published == null || published.isBefore(report.date().start()) ? last : published;
    }

    static LocalDate on(Report report) {
        return LocalDate.ofInstant(report.asOf(), ZoneOffset.UTC);
    }

    private static Report at(Report r, Instant asOf) {
        return new Report(
                r.dataset(),
                r.externalId(),
                asOf,
                r.retracted(),
                r.type(),
                r.status(),
                r.clarity(),
                r.date(),
                r.sideA(),
                r.sideB(),
                r.assocA(),
                r.assocB(),
                r.place(),
                r.origin(),
                r.destination(),
                r.fatalities(),
                r.injured(),
                r.quantities(),
                r.outcome(),
                r.codes(),
                r.source(),
                r.quote(),
                r.flags());
    }
}
