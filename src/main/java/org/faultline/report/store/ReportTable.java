package org.faultline.report.store;

import de.bytefish.pgbulkinsert.exceptions.BinaryWriteFailedException;
import de.bytefish.pgbulkinsert.row.SimpleRow;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.faultline.report.Report;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.ReportReader;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The reports in the database, for who stores more of them: one at a time, so that their numbers become visible in their order. */
final class ReportTable {
    /** Any number; whoever stores takes this lock. */
    private static final long ORDER_LOCK = 0x0FA017;

    private static final SimpleRowWriter.Table TABLE = new SimpleRowWriter.Table("report", new String[] {
        "seq",
        "dataset",
        "external_id",
        "as_of",
        "arrived_at",
        "delivery",
        "retracted",
        "content",
        "raw",
        "day",
        "before_day",
        "effective",
        "request",
        "theatre",
        "before_theatre"
    });

    /**
     * A report to be stored.
     *
     * @param content SHA-256 of its text
     * @param since the asOf of its earliest revision by then
     * @param effective false where a revision that counts before it came before it
     * @param day the day it counts for; null where it withdraws
     * @param before the day of the revision it replaces
     * @param request the id of the request it came by; null where it came by none
     * @param theatre that it belongs to
     * @param beforeTheatre that of the revision it replaces, where it is another
     */
    record Row(
            Delivery.Item item,
            String content,
            Instant arrival,
            Instant since,
            boolean effective,
            @Nullable LocalDate day,
            @Nullable LocalDate before,
            @Nullable String request,
            String theatre,
            @Nullable String beforeTheatre) {
        private StoredReport numbered(long seq, long delivery) {
            return new StoredReport(
                    seq, delivery, arrival, since, effective, theatre, beforeTheatre, before, request, item.report());
        }

        private void write(SimpleRow row, long seq, long delivery) {
            Report report = item.report();
            row.setLong("seq", seq);
            row.setText("dataset", report.dataset());
            row.setText("external_id", report.externalId());
            row.setTimeStampTz("as_of", report.asOf().atZone(ZoneOffset.UTC));
            row.setTimeStampTz("arrived_at", arrival.atZone(ZoneOffset.UTC));
            row.setLong("delivery", delivery);
            row.setBoolean("retracted", report.retracted());
            row.setText("content", content);
            row.setText("raw", item.raw());
            row.setDate("day", day);
            row.setDate("before_day", before);
            row.setBoolean("effective", effective);
            row.setText("request", request);
            row.setText("theatre", theatre);
            row.setText("before_theatre", beforeTheatre);
        }
    }

    private final Connection connection;

    private ReportTable(Connection connection) {
        this.connection = connection;
    }

    /** Waits for its turn, which lasts until the end of the transaction. */
    static ReportTable locked(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select pg_advisory_xact_lock(?)")) {
            s.setLong(1, ORDER_LOCK);
            s.execute();
        }
        return new ReportTable(c);
    }

    /** The number of the last report that is there. */
    long last() throws SQLException {
        return number("select coalesce(max(seq), 0) from report");
    }

    /** When the last report that is there arrived; the epoch where there is none. */
    Instant lastArrival() throws SQLException {
        try (PreparedStatement s =
                        connection.prepareStatement("select arrived_at from report order by seq desc limit 1");
                ResultSet r = s.executeQuery()) {
            return r.next() ? r.getObject(1, OffsetDateTime.class).toInstant() : Instant.EPOCH;
        }
    }

    /** What is known of these reports, by their keys. */
    Map<String, RevisionHistory> histories(List<Delivery.Item> items) throws SQLException {
        Map<String, RevisionHistory> all = new HashMap<>();
        try (PreparedStatement s = connection.prepareStatement("""
                select distinct dataset, external_id, as_of, content, day, seq, theatre
                from report join unnest(?::text[], ?::text[]) as asked (dataset, external_id) using (dataset, external_id)
                """)) {
            s.setArray(1, texts(items, Report::dataset));
            s.setArray(2, texts(items, Report::externalId));
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    Instant asOf = r.getObject(3, OffsetDateTime.class).toInstant();
                    long seq = r.getLong(6);
                    all.computeIfAbsent(r.getString(1) + ":" + r.getString(2), key -> new RevisionHistory())
                            .add(
                                    asOf,
                                    new RevisionHistory.Telling(
                                            r.getString(4),
                                            () -> stored(seq, asOf),
                                            r.getObject(5, LocalDate.class),
                                            r.getString(7)));
                }
            }
        }
        return all;
    }

    /** Reads one report back, which is asked for only where another text has the same asOf. */
    private @Nullable Report stored(long seq, Instant asOf) {
        try (PreparedStatement s = connection.prepareStatement("select raw from report where seq = ?")) {
            s.setLong(1, seq);
            try (ResultSet r = s.executeQuery()) {
                return r.next() ? ReportReader.readStored(r.getString(1), asOf) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the stored report number " + seq, e);
        } catch (IllegalStateException | MalformedDelivery e) {
            return null; // the lanes log it and leave it out
        }
    }

    private Array texts(List<Delivery.Item> items, Function<Report, String> text) throws SQLException {
        return connection.createArrayOf(
                "text", items.stream().map(Delivery.Item::report).map(text).toArray());
    }

    /** Stores reports as one delivery, none of which is there. */
    List<StoredReport> add(List<Row> rows) throws SQLException {
        long delivery = number("select nextval('delivery_number')");
        if (rows.isEmpty()) {
            return List.of();
        }
        // under the lock nobody else takes numbers
        long seq = number("select nextval(pg_get_serial_sequence('report', 'seq'))");
        List<StoredReport> added = new ArrayList<>();
        try (SimpleRowWriter out = new SimpleRowWriter(TABLE, connection.unwrap(PGConnection.class))) {
            for (Row row : rows) {
                StoredReport stored = row.numbered(seq++, delivery);
                out.startRow(r -> row.write(r, stored.seq(), delivery));
                added.add(stored);
            }
        } catch (BinaryWriteFailedException e) {
            throw new IllegalStateException("could not write " + rows.size() + " reports", e);
        }
        number("select setval(pg_get_serial_sequence('report', 'seq'), " + (seq - 1) + ")");
        return added;
    }

    private long number(String query) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(query);
                ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
        }
    }
}
