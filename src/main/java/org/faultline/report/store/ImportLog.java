package org.faultline.report.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.report.delivery.BadRow;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.jspecify.annotations.Nullable;

/** What came in as one file or body: how far it has been taken, and the rows that could not be, to be mended and posted again. */
@ApplicationScoped
public class ImportLog {
    /**
     * One file or body.
     *
     * @param line the last line whose rows are stored or set aside
     * @param badRows how many rows are set aside
     */
    @Schema(name = "QuarantinedImport")
    public record Intake(
            long id, String name, String format, long line, String header, Instant begunAt, long badRows) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Rejection>> FAULTS = new TypeReference<>() {};
    private static final String SELECT = "select i.id, i.name, i.format, i.line, i.header, i.begun_at,"
            + " (select count(*) from bad_row b where b.intake = i.id) from intake i ";

    private final DataSource database;

    ImportLog(DataSource database) {
        this.database = database;
    }

    /**
     * Begins an intake, or finds the one that was begun with the same content.
     *
     * @param fingerprint hash of the whole content; null where it is not known, and nothing is found again
     */
    @Transactional
    public Intake begin(String name, String format, @Nullable String fingerprint, Instant at) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("""
                        insert into intake (name, format, fingerprint, line, header, begun_at) values (?, ?, ?, 0, '', ?)
                        on conflict (fingerprint) do update set name = excluded.name returning id
                        """)) {
            s.setString(1, name);
            s.setString(2, format);
            s.setString(3, fingerprint);
            s.setObject(4, at.atOffset(ZoneOffset.UTC));
            try (ResultSet r = s.executeQuery()) {
                r.next();
                long id = r.getLong(1);
                return find(id).orElseThrow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not begin the intake of " + name, e);
        }
    }

    /** Keeps how far an intake has come, and the rows of a delivery that could not be read; within the transaction that stores the rest. */
    void keep(Connection c, long intake, Delivery delivery, long through) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(
                "update intake set line = greatest(line, ?), format = ?, header = case when header = '' then ? else header end where id = ?")) {
            s.setLong(1, through);
            s.setString(2, Objects.requireNonNull(delivery.format()));
            s.setString(3, delivery.header() == null ? "" : kept(delivery.header()));
            s.setLong(4, intake);
            s.executeUpdate();
        }
        try (PreparedStatement s = c.prepareStatement("""
                insert into bad_row (intake, line, part, raw, faults)
                select ?, line, part, raw, faults::jsonb
                from unnest(?::bigint[], ?::int[], ?::text[], ?::text[]) as one (line, part, raw, faults)
                on conflict (intake, line, part) do nothing
                """)) {
            List<BadRow> bad = delivery.bad();
            s.setLong(1, intake);
            s.setArray(
                    2, c.createArrayOf("bigint", bad.stream().map(BadRow::line).toArray()));
            s.setArray(3, c.createArrayOf("int", bad.stream().map(BadRow::index).toArray()));
            s.setArray(
                    4,
                    c.createArrayOf("text", bad.stream().map(b -> kept(b.raw())).toArray()));
            s.setArray(
                    5,
                    c.createArrayOf("text", bad.stream().map(ImportLog::faults).toArray()));
            s.executeUpdate();
        }
    }

    private static String faults(BadRow row) {
        try {
            return kept(JSON.writeValueAsString(row.faults()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults of a row cannot be written as JSON", e);
        }
    }

    /** PostgreSQL keeps every character but this one. */
    private static String kept(String text) {
        return text.replace('\0', '\uFFFD');
    }

    public Optional<Intake> find(long id) {
        return list(SELECT + "where i.id = " + id).stream().findFirst();
    }

    /** Those with bad rows, newest first. */
    public List<Intake> withBadRows() {
        return list(
                SELECT + "where exists (select 1 from bad_row b where b.intake = i.id) order by i.id desc limit 500");
    }

    /** The files that were begun last, the newest first; nothing says that one is whole. */
    public List<Intake> newestFiles(int most) {
        return list(SELECT + "where i.fingerprint is not null order by i.begun_at desc, i.id desc limit " + most);
    }

    private List<Intake> list(String query) {
        List<Intake> all = new ArrayList<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(query);
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                all.add(new Intake(
                        r.getLong(1),
                        r.getString(2),
                        r.getString(3),
                        r.getLong(4),
                        r.getString(5),
                        r.getObject(6, OffsetDateTime.class).toInstant(),
                        r.getLong(7)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not list intakes", e);
        }
        return all;
    }

    /** The bad rows of an intake in their order, read a few at a time while they are gone through. */
    public Iterable<BadRow> badRows(long intake) {
        return () -> new Iterator<>() {
            private List<BadRow> some = List.of();
            private int at;
            private @Nullable BadRow last;

            @Override
            public boolean hasNext() {
                if (at == some.size()) {
                    some = badRows(intake, last);
                    at = 0;
                }
                return at < some.size();
            }

            @Override
            public BadRow next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                last = some.get(at++);
                return last;
            }
        };
    }

    private List<BadRow> badRows(long intake, @Nullable BadRow after) {
        List<BadRow> all = new ArrayList<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select part, line, raw, faults from bad_row"
                        + " where intake = ? and (line, part) > (?, ?) order by line, part limit 500")) {
            s.setLong(1, intake);
            s.setLong(2, after == null ? -1 : after.line());
            s.setInt(3, after == null ? -1 : after.index());
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.add(new BadRow(
                            r.getInt(1), r.getLong(2), r.getString(3), JSON.readValue(r.getString(4), FAULTS)));
                }
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("could not read the rows set aside of intake " + intake, e);
        }
        return all;
    }
}
