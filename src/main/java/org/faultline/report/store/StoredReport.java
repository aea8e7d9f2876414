package org.faultline.report.store;

import java.time.Instant;
import java.time.LocalDate;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * A stored report as the lanes take it.
 *
 * @param since the asOf of the earliest revision that was stored by then: since when the report has been known
 * @param newest false where a revision that counts before it had come before it
 * @param theatre that it belongs to
 * @param beforeTheatre that of the revision it replaces, where it is another
 * @param before the day of the revision it replaces
 * @param request the id of the request it came by; null where that is not known
 * @param report null where its text passes the checks of this version no more
 */
public record StoredReport(
        long seq,
        long delivery,
        Instant arrivedAt,
        Instant since,
        boolean newest,
        String theatre,
        @Nullable String beforeTheatre,
        @Nullable LocalDate before,
        @Nullable String request,
        @Nullable Report report) {
    /** Whether it changes anything in a theatre: it belongs there, or did. */
    public boolean concerns(String other) {
        return theatre.equals(other) || other.equals(beforeTheatre);
    }
}
