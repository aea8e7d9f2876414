package org.faultline.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps the events as they now are; called by the lane in the transaction of what follows from them. */
@ApplicationScoped
public class EventKeeper {
    private static final String UPSERT = """
            insert into event (id, type, day, first_day, last_day, country, admin1, lat, lon, actors, groups, names, unknown, reports, content)
            select id, type, day::date, first_day::date, last_day::date, country, admin1, lat::float8, lon::float8, actors::varchar[],
                   groups::varchar[], names::varchar[], unknown::varchar[], reports::varchar[], content::jsonb
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                 as one (id, type, day, first_day, last_day, country, admin1, lat, lon, actors, groups, names, unknown, reports, content)
            on conflict (id) do update set type = excluded.type, day = excluded.day, first_day = excluded.first_day,
                last_day = excluded.last_day, country = excluded.country, admin1 = excluded.admin1, actors = excluded.actors,
                groups = excluded.groups, names = excluded.names, unknown = excluded.unknown, reports = excluded.reports,
                lat = excluded.lat, lon = excluded.lon, content = excluded.content
            """;

    /** What is written in one statement. */
    private static final int MOST_AT_ONCE = 2000;

    private final DataSource database;

    EventKeeper(DataSource database) {
        this.database = database;
    }

    /** Keeps what a step changed. */
    public void record(FactChange change) {
        TreeSet<String> gone = new TreeSet<>();
        List<Event> come = new ArrayList<>();
        change.gone().forEach(f -> {
            if (f instanceof Event e) {
                gone.add(e.id());
            }
        });
        change.come().forEach(f -> {
            if (f instanceof Event e) {
                gone.remove(e.id());
                come.add(e);
            }
        });
        write(gone, come);
    }

    /** Makes the events kept of these days, both included, those that are given. */
    public void replace(LocalDate from, LocalDate to, List<Event> events) {
        Set<String> kept = new TreeSet<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select id from event where day between ? and ?")) {
            s.setObject(1, from);
            s.setObject(2, to);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    kept.add(r.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the events from " + from + " to " + to, e);
        }
        events.forEach(e -> kept.remove(e.id()));
        write(kept, events);
    }

    private void write(Collection<String> gone, List<Event> come) {
        try (Connection c = database.getConnection()) {
            if (!gone.isEmpty()) {
                try (PreparedStatement s = c.prepareStatement("delete from event where id = any (?)")) {
                    s.setArray(1, array(c, gone));
                    s.executeUpdate();
                }
            }
            for (int i = 0; i < come.size(); i += MOST_AT_ONCE) {
                upsert(c, come.subList(i, Math.min(come.size(), i + MOST_AT_ONCE)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not keep " + come.size() + " events", e);
        }
    }

    private static void upsert(Connection c, List<Event> events) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(UPSERT)) {
            s.setArray(1, column(c, events, Event::id));
            s.setArray(2, column(c, events, e -> e.type().name()));
            s.setArray(3, column(c, events, e -> e.day().toString()));
            s.setArray(4, column(c, events, e -> e.start().toString()));
            s.setArray(5, column(c, events, e -> e.end().toString()));
            s.setArray(6, column(c, events, Event::country));
            s.setArray(7, column(c, events, Event::admin1));
            s.setArray(
                    8,
                    column(
                            c,
                            events,
                            e -> Double.isNaN(e.place().lat())
                                    ? null
                                    : "" + e.place().lat()));
            s.setArray(
                    9,
                    column(
                            c,
                            events,
                            e -> Double.isNaN(e.place().lon())
                                    ? null
                                    : "" + e.place().lon()));
            s.setArray(
                    10,
                    column(
                            c,
                            events,
                            e -> literal(
                                    c,
                                    e.parts().stream()
                                            .map(Part::name)
                                            .distinct()
                                            .toList())));
            s.setArray(
                    11,
                    column(
                            c,
                            events,
                            e -> literal(
                                    c,
                                    e.parts().stream()
                                            .map(Part::group)
                                            .distinct()
                                            .toList())));
            s.setArray(12, column(c, events, e -> literal(c, e.names())));
            s.setArray(13, column(c, events, e -> literal(c, e.unknown())));
            s.setArray(
                    14,
                    column(
                            c,
                            events,
                            e -> literal(
                                    c, e.reports().stream().map(Telling::key).toList())));
            s.setArray(15, column(c, events, EventJson::of));
            s.executeUpdate();
        }
    }

    /** A value of each event, or null. */
    private interface Value {
        @Nullable
        String of(Event event) throws SQLException;
    }

    private static Array column(Connection c, List<Event> events, Value value) throws SQLException {
        String[] all = new String[events.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = value.of(events.get(i));
        }
        return c.createArrayOf("text", all);
    }

    /** As PostgreSQL writes an array, since arrays of arrays must all be of one length. */
    private static String literal(Connection c, Collection<String> texts) throws SQLException {
        return texts.isEmpty() ? "{}" : array(c, texts).toString();
    }

    private static Array array(Connection c, Collection<String> texts) throws SQLException {
        return c.createArrayOf("varchar", texts.toArray());
    }
}
