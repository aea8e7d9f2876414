package org.faultline.trial.backtest.history;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.faultline.report.Report;

/** When a report became known: its asOf, else the day its source was published, else the last day of its event. */
public final class KnownSince {
    private KnownSince() {}

    /**
     * The report with its asOf set to when it became known.
     *
     * @param dated whether it bore an asOf of its own
     */
    public static Report of(Report report, boolean dated) {
        return dated
                ? report
                : report.revised(day(report).atStartOfDay(ZoneOffset.UTC).toInstant(), report.retracted());
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
}
