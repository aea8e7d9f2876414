package org.faultline.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Keeps every report that was ever accepted, each revision once, numbered in the order they were committed. */
@ApplicationScoped
public class Reports {
    /** Any number; whoever stores takes this lock, so that the numbers of reports become visible in their order. */
    private static final long ORDER_LOCK = 0x0FA017;

    private static final String INSERT = """
            insert into report (dataset, external_id, as_of, arrived_at, delivery, retracted, content, raw, day, before_day, effective)
            select dataset, external_id, as_of::timestamptz, arrived_at::timestamptz, ?, retracted, content, raw, day::date,
                   before_day::date, effective
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[])
                 with ordinality as one (dataset, external_id, as_of, arrived_at, retracted, content, raw, day, before_day, effective, place)
            order by place
            on conflict do nothing
            returning seq, dataset, external_id, as_of
            """;

    /** What is known of a report: its newest revision, and since when it has been known. */
    private record Known(
            Instant asOf,
            Instant since,
            String content,
            @Nullable LocalDate day) {}

    /** A report to be stored. */
    private record Row(
            Delivery.Item item,
            String content,
            Instant arrival,
            boolean effective,
            @Nullable Known before) {
        String revision() {
            return item.report().key() + "\n" + item.report().asOf();
        }

        @Nullable
        LocalDate day() {
            return Reports.day(item.report());
        }
    }

    private enum Fate {
        ACCEPTED,
        DUPLICATE,
        REVISED,
        RETRACTED
    }

    private final DataSource database;
    private final Calendar calendar;
    private final Intakes intakes;
    private final Event<ReportsStored> stored;

    Reports(DataSource database, Calendar calendar, Intakes intakes, Event<ReportsStored> stored) {
        this.database = database;
        this.calendar = calendar;
        this.intakes = intakes;
        this.stored = stored;
    }

    /**
     * Stores the good reports of a delivery and sets its bad rows aside, all in one transaction; what is already there stays as it is.
     *
     * @param intake what the bad rows are kept under, or null to keep none
     * @param through the last line of the intake that this delivery has taken in
     */
    @Transactional
    public Receipt store(Delivery delivery, Instant received, @Nullable Long intake, long through) {
        Map<Fate, Integer> counts = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        try (Connection c = database.getConnection()) {
            long last = lock(c);
            Map<String, Known> newest = newest(c, delivery.items());
            for (Delivery.Item item : delivery.items()) {
                take(item, received, newest, counts, rows);
            }
            long number = nextDelivery(c);
            List<Arrival> arrivals = insert(c, number, rows);
            if (intake != null) {
                intakes.keep(c, intake, delivery, through);
            }
            stored.fire(new ReportsStored(last, arrivals));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "could not store a delivery of " + delivery.items().size() + " reports", e);
        }
        return Receipt.of(
                counts.getOrDefault(Fate.ACCEPTED, 0),
                counts.getOrDefault(Fate.DUPLICATE, 0),
                counts.getOrDefault(Fate.REVISED, 0),
                counts.getOrDefault(Fate.RETRACTED, 0),
                delivery);
    }

    private void take(
            Delivery.Item item,
            Instant received,
            Map<String, Known> newest,
            Map<Fate, Integer> counts,
            List<Row> rows) {
        Report report = item.report();
        String content = DigestUtils.sha256Hex(item.raw());
        Known known = newest.get(report.key());
        Fate fate = fate(item, content, known);
        counts.merge(fate, 1, Integer::sum);
        boolean effective = fate != Fate.DUPLICATE;
        if (effective || item.dated()) {
            rows.add(new Row(item, content, calendar.arrival(report, received), effective, known));
        }
        if (effective) {
            Instant since = known == null || report.asOf().isBefore(known.since) ? report.asOf() : known.since;
            newest.put(report.key(), new Known(report.asOf(), since, content, day(report)));
        }
    }

    private static @Nullable LocalDate day(Report report) {
        return report.retracted() ? null : report.date().best();
    }

    private static Fate fate(Delivery.Item item, String content, @Nullable Known known) {
        Report report = item.report();
        if (known != null) {
            boolean repeat = !item.dated() && content.equals(known.content);
            if (repeat || !report.asOf().isAfter(known.asOf)) {
                return Fate.DUPLICATE;
            }
        }
        return report.retracted() ? Fate.RETRACTED : known == null ? Fate.ACCEPTED : Fate.REVISED;
    }

    /** Waits for its turn; gives the number of the last report that is there. */
    private static long lock(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select pg_advisory_xact_lock(?)")) {
            s.setLong(1, ORDER_LOCK);
            s.execute();
        }
        // a second statement, as the first one's snapshot is older than the lock
        return number(c, "select coalesce(max(seq), 0) from report");
    }

    private static long nextDelivery(Connection c) throws SQLException {
        return number(c, "select nextval('delivery_number')");
    }

    private static long number(Connection c, String query) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(query);
                ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
        }
    }

    private static Map<String, Known> newest(Connection c, List<Delivery.Item> items) throws SQLException {
        Map<String, Known> all = new HashMap<>();
        try (PreparedStatement s = c.prepareStatement("""
                select distinct on (r.dataset, r.external_id) r.dataset, r.external_id, r.as_of, r.content, r.day,
                       min(r.as_of) over (partition by r.dataset, r.external_id)
                from report r join unnest(?::text[], ?::text[]) as asked (dataset, external_id) using (dataset, external_id)
                order by r.dataset, r.external_id, r.as_of desc
                """)) {
            s.setArray(1, texts(c, items, i -> i.report().dataset()));
            s.setArray(2, texts(c, items, i -> i.report().externalId()));
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.put(
                            r.getString(1) + ":" + r.getString(2),
                            new Known(instant(r, 3), instant(r, 6), r.getString(4), r.getObject(5, LocalDate.class)));
                }
            }
        }
        return all;
    }

    private static List<Arrival> insert(Connection c, long delivery, List<Row> rows) throws SQLException {
        Map<String, Row> byRevision = new HashMap<>();
        rows.forEach(row -> byRevision.putIfAbsent(row.revision(), row)); // of two alike only the first is inserted
        List<Arrival> arrivals = new ArrayList<>();
        try (PreparedStatement s = c.prepareStatement(INSERT)) {
            s.setLong(1, delivery);
            s.setArray(2, texts(c, rows, r -> r.item.report().dataset()));
            s.setArray(3, texts(c, rows, r -> r.item.report().externalId()));
            s.setArray(4, texts(c, rows, r -> r.item.report().asOf()));
            s.setArray(5, texts(c, rows, r -> r.arrival));
            s.setArray(
                    6,
                    c.createArrayOf(
                            "bool",
                            rows.stream().map(r -> r.item.report().retracted()).toArray()));
            s.setArray(7, texts(c, rows, r -> r.content));
            s.setArray(8, texts(c, rows, r -> r.item.raw()));
            s.setArray(9, texts(c, rows, Row::day));
            s.setArray(10, texts(c, rows, r -> r.before == null ? null : r.before.day));
            s.setArray(
                    11,
                    c.createArrayOf("bool", rows.stream().map(Row::effective).toArray()));
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    String revision = r.getString(2) + ":" + r.getString(3) + "\n" + instant(r, 4);
                    Row row = byRevision.get(revision);
                    if (row != null) {
                        arrivals.add(arrival(r.getLong(1), delivery, row));
                    }
                }
            }
        }
        return arrivals;
    }

    private static Arrival arrival(long seq, long delivery, Row row) {
        Report report = row.item.report();
        Known before = row.before;
        Instant since = before != null && before.since.isBefore(report.asOf()) ? before.since : report.asOf();
        return new Arrival(
                seq, delivery, row.arrival, since, row.effective, before == null ? null : before.day, report);
    }

    private static <T> Array texts(Connection c, List<T> rows, Function<T, @Nullable Object> value)
            throws SQLException {
        String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object one = value.apply(rows.get(i));
            texts[i] = one == null ? null : one.toString();
        }
        return c.createArrayOf("text", texts);
    }

    private static Instant instant(ResultSet r, int column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }
}
