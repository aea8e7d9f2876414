package org.faultline.fact.store;

import de.bytefish.pgbulkinsert.exceptions.BinaryWriteFailedException;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.faultline.fact.Fact;
import org.faultline.fact.Part;
import org.faultline.fact.ReportExcerpt;
import org.faultline.fact.Spelling;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.FactChange;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Keeps the events of each theatre as they now are; called by the lane in the transaction of what follows from them. */
@ApplicationScoped
public class EventKeeper {
    private static final SimpleRowWriter.Table TABLE = new SimpleRowWriter.Table("event", new String[] {
        "id",
        "type",
        "day",
        "first_day",
        "last_day",
        "country",
        "admin1",
        "lat",
        "lon",
        "actors",
        "groups",
        "names",
        "unknown",
        "reports",
        "content",
        "theatre"
    });

    /**
     * The events that a step changed, ready to be kept: writing them out as JSON takes long, and needs no database.
     *
     * @param gone ids of those that are no more
     */
    public record Changed(List<String> gone, List<Row> come) {}

    /** An event and its JSON. */
    record Row(Event event, String content) {}

    private final DataSource database;

    EventKeeper(DataSource database) {
        this.database = database;
    }

    /** What a step changed, ready to be kept. */
    public Changed changed(FactChange change) {
        return changed(
                events(change.gone()).map(Event::id).toList(),
                events(change.come()).toList());
    }

    private static Changed changed(List<String> gone, List<Event> come) {
        return new Changed(
                gone, come.stream().map(e -> new Row(e, EventJson.of(e))).toList());
    }

    private static Stream<Event> events(Collection<Fact> facts) {
        return facts.stream().filter(Event.class::isInstance).map(Event.class::cast);
    }

    /** Makes the events kept of a theatre and these days, both included, those that are given. */
    public void replace(String theatre, LocalDate from, LocalDate to, List<Event> events) {
        List<String> kept = new ArrayList<>();
        try (Connection c = database.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select id from event where day between ? and ? and theatre = ?")) {
            s.setObject(1, from);
            s.setObject(2, to);
            s.setString(3, theatre);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    kept.add(r.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the events from " + from + " to " + to, e);
        }
        keep(theatre, changed(kept, events));
    }

    /** Keeps what a step changed. */
    public void keep(String theatre, Changed changed) {
        Set<String> old = new TreeSet<>(changed.gone);
        changed.come.forEach(row -> old.add(row.event.id()));
        try (Connection c = database.getConnection()) {
            delete(c, theatre, old);
            if (!changed.come.isEmpty()) {
                copy(c, theatre, changed.come);
            }
        } catch (SQLException | BinaryWriteFailedException e) {
            throw new IllegalStateException("could not keep " + changed.come.size() + " events", e);
        }
    }

    private static void delete(Connection c, String theatre, Collection<String> ids) throws SQLException {
        if (!ids.isEmpty()) {
            try (PreparedStatement s = c.prepareStatement("delete from event where id = any (?) and theatre = ?")) {
                s.setArray(1, c.createArrayOf("varchar", ids.toArray()));
                s.setString(2, theatre);
                s.executeUpdate();
            }
        }
    }

    private static void copy(Connection c, String theatre, List<Row> rows) throws SQLException {
        try (SimpleRowWriter out = new SimpleRowWriter(TABLE, c.unwrap(PGConnection.class))) {
            rows.forEach(r -> out.startRow(row -> {
                Event e = r.event;
                row.setText("id", e.id());
                row.setText("type", e.type().name());
                row.setDate("day", e.day());
                row.setDate("first_day", e.start());
                row.setDate("last_day", e.end());
                row.setText("country", e.country());
                row.setText("admin1", e.admin1());
                row.setDouble("lat", degrees(e.place().lat()));
                row.setDouble("lon", degrees(e.place().lon()));
                row.setVarCharArray("actors", distinct(e.parts(), Part::name));
                row.setVarCharArray("groups", distinct(e.parts(), Part::group));
                row.setVarCharArray("names", keys(e.spellings().stream()));
                row.setVarCharArray("unknown", keys(e.spellings().stream().filter(n -> !n.known())));
                row.setVarCharArray("reports", distinct(e.reports(), ReportExcerpt::key));
                row.setText("content", r.content);
                row.setText("theatre", theatre);
            }));
        }
    }

    private static @Nullable Double degrees(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static <T> List<String> distinct(List<T> all, Function<T, String> text) {
        return all.stream().map(text).distinct().toList();
    }

    /** Kind and folded form of names. */
    private static List<String> keys(Stream<Spelling> names) {
        return names.map(Spelling::key).distinct().toList();
    }
}
