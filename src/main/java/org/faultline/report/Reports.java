package org.faultline.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every report that was ever accepted, each revision once, in the order they were committed. */
@ApplicationScoped
public class Reports {
    /** Any number; whoever stores takes this lock, so that the numbers of reports become visible in their order. */
    private static final long ORDER_LOCK = 0x0FA017;

    private static final Logger LOG = Logger.getLogger(Reports.class);
    private static final int MOST_AT_ONCE = 1000;

    /** The newest known revision of a report. */
    private record Known(Instant asOf, String content) {}

    private enum Fate {
        ACCEPTED,
        DUPLICATE,
        REVISED,
        RETRACTED
    }

    private final DataSource database;
    private final Calendar calendar;
    private final Event<ReportsStored> stored;

    Reports(DataSource database, Calendar calendar, Event<ReportsStored> stored) {
        this.database = database;
        this.calendar = calendar;
        this.stored = stored;
    }

    /** Stores the good reports of a delivery, all in one transaction; what is already there stays as it is. */
    @Transactional
    public Receipt store(Delivery delivery, Instant received) {
        Map<Fate, Integer> counts = new HashMap<>();
        try (Connection c = database.getConnection()) {
            lock(c);
            Map<String, Known> newest = newest(c, delivery.items());
            long number = nextDelivery(c);
            try (PreparedStatement insert = c.prepareStatement("""
                    insert into report (dataset, external_id, as_of, arrived_at, delivery, retracted, content, raw)
                    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """)) {
                for (Delivery.Item item : delivery.items()) {
                    String content = hash(item.raw());
                    Known known = newest.get(item.report().key());
                    Fate fate = fate(item, content, known);
                    counts.merge(fate, 1, Integer::sum);
                    if (fate != Fate.DUPLICATE) {
                        newest.put(item.report().key(), new Known(item.report().asOf(), content));
                    }
                    if (fate != Fate.DUPLICATE || item.dated()) {
                        add(insert, item, content, number, calendar.arrival(item.report(), received));
                    }
                }
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "could not store a delivery of " + delivery.items().size() + " reports", e);
        }
        stored.fire(new ReportsStored());
        return new Receipt(
                counts.getOrDefault(Fate.ACCEPTED, 0),
                counts.getOrDefault(Fate.DUPLICATE, 0),
                counts.getOrDefault(Fate.REVISED, 0),
                counts.getOrDefault(Fate.RETRACTED, 0),
                delivery.rejected(),
                delivery.warnings());
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

    private static void lock(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select pg_advisory_xact_lock(?)")) {
            s.setLong(1, ORDER_LOCK);
            s.execute();
        }
    }

    private static long nextDelivery(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select nextval('delivery_number')");
                ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
        }
    }

    private static Map<String, Known> newest(Connection c, List<Delivery.Item> items) throws SQLException {
        Map<String, Known> all = new HashMap<>();
        try (PreparedStatement s = c.prepareStatement("""
                select distinct on (r.dataset, r.external_id) r.dataset, r.external_id, r.as_of, r.content
                from report r join unnest(?::text[], ?::text[]) as asked (dataset, external_id) using (dataset, external_id)
                order by r.dataset, r.external_id, r.as_of desc
                """)) {
            s.setArray(
                    1,
                    c.createArrayOf(
                            "text",
                            items.stream().map(i -> i.report().dataset()).toArray()));
            s.setArray(
                    2,
                    c.createArrayOf(
                            "text",
                            items.stream().map(i -> i.report().externalId()).toArray()));
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.put(r.getString(1) + ":" + r.getString(2), new Known(instant(r, 3), r.getString(4)));
                }
            }
        }
        return all;
    }

    private static void add(PreparedStatement s, Delivery.Item item, String content, long delivery, Instant arrival)
            throws SQLException {
        s.setString(1, item.report().dataset());
        s.setString(2, item.report().externalId());
        s.setObject(3, item.report().asOf().atOffset(ZoneOffset.UTC));
        s.setObject(4, arrival.atOffset(ZoneOffset.UTC));
        s.setLong(5, delivery);
        s.setBoolean(6, item.report().retracted());
        s.setString(7, content);
        s.setString(8, item.raw());
        s.addBatch();
    }

    /** The next reports after a mark: those of one delivery, at most a thousand of them. */
    public List<Arrival> after(long mark) {
        List<Arrival> all = new ArrayList<>();
        each(
                "where seq > ? and delivery = (select delivery from report where seq > ? order by seq limit 1) order by seq limit "
                        + MOST_AT_ONCE,
                mark,
                mark,
                all::add);
        return all;
    }

    /** The newest revision of every report among those up to a mark. */
    public void newestUpTo(long mark, Consumer<Arrival> each) {
        each(
                "where seq <= ? and not exists (select 1 from report n where n.dataset = report.dataset"
                        + " and n.external_id = report.external_id and n.as_of > report.as_of and n.seq <= ?) order by seq",
                mark,
                mark,
                each);
    }

    /** The number of the last stored report, 0 where there is none. */
    public long last() {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select coalesce(max(seq), 0) from report");
                ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("could not count the stored reports", e);
        }
    }

    private void each(String where, long first, long second, Consumer<Arrival> each) {
        try (Connection c = database.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select seq, delivery, arrived_at, as_of, raw from report " + where)) {
            s.setLong(1, first);
            s.setLong(2, second);
            s.setFetchSize(MOST_AT_ONCE);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    each.accept(new Arrival(r.getLong(1), r.getLong(2), instant(r, 3), readable(r)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the stored reports", e);
        }
    }

    /** One row that this version cannot read must not keep all others waiting; its text stays in the table. */
    private static @Nullable Report readable(ResultSet r) throws SQLException {
        try {
            return ReportReader.readStored(r.getString(5), instant(r, 4));
        } catch (IllegalStateException | MalformedDelivery e) {
            LOG.errorf("stored report number %d is set aside: %s", r.getLong(1), e.getMessage());
            return null;
        }
    }

    private static Instant instant(ResultSet r, int column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String hash(String raw) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
