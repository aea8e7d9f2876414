package org.faultline.report.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.faultline.report.Report;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.ReportReader;

/** Sorts the stored reports into theatres anew, after these changed. */
public final class ReportSorting {
    private static final int AT_ONCE = 1000;

    private ReportSorting() {}

    /** Until the end of the connection's transaction nobody stores reports, which would be sorted as before. */
    public static void lock(Connection c) throws SQLException {
        ReportTable.locked(c);
    }

    /**
     * Sorts all of them, each by its newest revision that withdraws nothing; within the connection's transaction.
     *
     * @return how many moved
     */
    public static int sort(Connection c, Function<Report, String> theatres) throws SQLException {
        int moved = 0;
        try (PreparedStatement read = c.prepareStatement("""
                        select distinct on (dataset, external_id) dataset, external_id, raw, as_of, theatre
                        from report where not retracted order by dataset, external_id, effective desc, seq desc
                        """);
                PreparedStatement move = c.prepareStatement(
                        "update report set theatre = ?, before_theatre = null where dataset = ? and external_id = ?")) {
            read.setFetchSize(AT_ONCE);
            try (ResultSet r = read.executeQuery()) {
                while (r.next()) {
                    String theatre = theatre(r, theatres);
                    if (!theatre.equals(r.getString(5))) {
                        move.setString(1, theatre);
                        move.setString(2, r.getString(1));
                        move.setString(3, r.getString(2));
                        move.addBatch();
                        if (++moved % AT_ONCE == 0) {
                            move.executeBatch();
                        }
                    }
                }
            }
            move.executeBatch();
        }
        return moved;
    }

    /** What this version cannot read any more stays where it is; the lanes leave it out. */
    private static String theatre(ResultSet r, Function<Report, String> theatres) throws SQLException {
        try {
            return theatres.apply(ReportReader.readStored(
                    r.getString(3), r.getObject(4, OffsetDateTime.class).toInstant()));
        } catch (IllegalStateException | MalformedDelivery e) {
            return r.getString(5);
        }
    }
}
