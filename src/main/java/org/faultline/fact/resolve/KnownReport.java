package org.faultline.fact.resolve;

import java.time.Instant;
import org.faultline.report.Report;

/**
 * A report as it comes to the facts.
 *
 * @param since since when it has been known: the asOf of its earliest revision so far
 * @param newest false where a revision that counts before it had come before it, so that it can only tell since when the report has been known
 */
public record KnownReport(Report report, Instant since, boolean newest) {
    public static KnownReport now(Report report) {
        return new KnownReport(report, report.asOf(), true);
    }
}
