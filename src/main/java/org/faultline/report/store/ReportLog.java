package org.faultline.report.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.faultline.report.Report;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.CheckedReport;
import org.faultline.report.read.ReportCheck;
import org.faultline.report.read.ReportReader;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stored reports as the lanes read them: the next ones to take, and those of some days to take into memory again. */
@ApplicationScoped
public class ReportLog {
    private static final Logger LOG = Logger.getLogger(ReportLog.class);
    private static final int MOST_AT_ONCE = 1000;

    private static final String SELECT = """
            select r.seq, r.delivery, r.arrived_at, r.as_of, r.raw, r.before_day, (
                select min(o.as_of) from report o
                where o.dataset = r.dataset and o.external_id = r.external_id and o.seq <= greatest(r.seq, ?)),
                r.effective, r.request, r.theatre, r.before_theatre
            from report r
            """;

    private final DataSource database;

    ReportLog(DataSource database) {
        this.database = database;
    }

    /** The next reports for a theatre after a checkpoint, those that leave it among them: those of one delivery, at most a thousand. */
    public List<StoredReport> after(long checkpoint, String theatre) {
        List<StoredReport> all = new ArrayList<>();
        each(
                SELECT
                        + "where r.seq > ? and ? in (r.theatre, r.before_theatre) and r.delivery = (select delivery from report"
                        + " where seq > ? and ? in (theatre, before_theatre) order by seq limit 1)"
                        + " order by r.seq limit " + MOST_AT_ONCE,
                all::add,
                0L,
                checkpoint,
                theatre,
                checkpoint,
                theatre);
        return all;
    }

    /** The newest revision of every report of a theatre and these days, both included, among those up to a checkpoint. */
    public void ofDays(LocalDate from, LocalDate to, String theatre, long checkpoint, Consumer<StoredReport> each) {
        each(
                SELECT + "where r.day between ? and ? and r.theatre = ? and r.seq <= ? and r.effective and not exists ("
                        + "select 1 from report n where n.dataset = r.dataset and n.external_id = r.external_id"
                        + " and n.effective and n.seq > r.seq and n.seq <= ?) order by r.seq",
                each,
                checkpoint,
                from,
                to,
                theatre,
                checkpoint,
                checkpoint);
    }

    /** All revisions of some reports, in their order, so that the last counts; those that no longer pass the checks are left out. */
    public List<Report> revisions(Collection<String> keys) {
        return storedRevisions(keys).stream()
                .map(StoredReport::report)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Likewise, with when each came. */
    public List<StoredReport> storedRevisions(Collection<String> keys) {
        List<StoredReport> all = new ArrayList<>();
        each(
                SELECT + "join unnest(?::text[]) as asked (key) on r.dataset = split_part(asked.key, ':', 1)"
                        + " and r.external_id = substr(asked.key, strpos(asked.key, ':') + 1)"
                        + " order by r.dataset, r.external_id",
                a -> {
                    if (a.report() != null) {
                        all.add(a);
                    }
                },
                0L,
                keys.toArray(String[]::new));
        all.sort(Comparator.comparing(
                StoredReport::report, Comparator.comparing(Report::key).thenComparing(RevisionOrder.INSTANCE)));
        return all;
    }

    /**
     * Every report that was ever stored, each revision by itself; those that no longer pass the checks are left out.
     *
     * @param each takes the report, and whether it bore an asOf or was given one; otherwise its asOf is when it came
     */
    public void all(BiConsumer<Report, Boolean> each) {
        try (Connection c = database.getConnection()) {
            c.setAutoCommit(false); // without it the driver takes all rows into memory at once
            try (PreparedStatement s = c.prepareStatement("select raw, as_of, arrived_at from report order by seq")) {
                s.setFetchSize(MOST_AT_ONCE);
                try (ResultSet r = s.executeQuery()) {
                    while (r.next()) {
                        CheckedReport read = ReportCheck.of(ReportReader.parse(r.getString(1)), instant(r, 2), null);
                        boolean dated = read.dated() || !instant(r, 2).equals(instant(r, 3));
                        if (read.report() != null) {
                            each.accept(read.report(), dated);
                        }
                    }
                }
            } finally {
                c.rollback();
                c.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the stored reports", e);
        }
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

    /**
     * How far lanes are behind.
     *
     * @param reports that are stored and not yet worked out
     * @param oldest when the oldest of them came; null where none waits
     * @param newest when the last report of all came; null where none ever did
     */
    public record Lag(
            long reports,
            @Nullable Instant oldest,
            @Nullable Instant newest) {
        /** How long the oldest has waited; 0 where none does. */
        public double seconds(Instant now) {
            return oldest == null
                    ? 0
                    : Math.max(0, Duration.between(oldest, now).toMillis() / 1000.0);
        }
    }

    /** Of all lanes together; what leaves one for another waits for both. */
    public Lag lag() {
        Collection<Lag> all = lags().values();
        return new Lag(
                all.stream().mapToLong(Lag::reports).sum(),
                all.stream()
                        .map(Lag::oldest)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                all.stream()
                        .map(Lag::newest)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** That of each lane, whoever drives it, by theatre; of one without any waiting too. By the index of the numbers. */
    public Map<String, Lag> lags() {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("""
                        select t.name, count(r.seq), min(r.arrived_at), (select arrived_at from report order by seq desc limit 1)
                        from (select name from theatre union select theatre from lane) t
                          left join lane l on l.theatre = t.name
                          left join report r on t.name in (r.theatre, r.before_theatre) and r.seq > coalesce(l.checkpoint, 0)
                            and r.seq > (select coalesce(min(checkpoint), 0) from lane)
                        group by t.name
                        """);
                ResultSet r = s.executeQuery()) {
            Map<String, Lag> lags = new TreeMap<>();
            while (r.next()) {
                lags.put(r.getString(1), new Lag(r.getLong(2), time(r, 3), time(r, 4)));
            }
            return lags;
        } catch (SQLException e) {
            throw new IllegalStateException("could not look how many reports wait in each theatre", e);
        }
    }

    private static @Nullable Instant time(ResultSet r, int column) throws SQLException {
        OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Whether any report of a dataset is stored. */
    public boolean holds(String dataset) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select exists (select from report where dataset = ?)")) {
            s.setString(1, dataset);
            try (ResultSet r = s.executeQuery()) {
                r.next();
                return r.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not look for reports of the dataset " + dataset, e);
        }
    }

    private void each(String query, Consumer<StoredReport> each, Object... values) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                s.setObject(i + 1, values[i]);
            }
            s.setFetchSize(MOST_AT_ONCE);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    each.accept(new StoredReport(
                            r.getLong(1),
                            r.getLong(2),
                            instant(r, 3),
                            instant(r, 7),
                            r.getBoolean(8),
                            r.getString(10),
                            r.getString(11),
                            r.getObject(6, LocalDate.class),
                            r.getString(9),
                            readable(r)));
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
}
