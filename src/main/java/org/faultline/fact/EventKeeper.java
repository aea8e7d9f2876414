package org.faultline.fact;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Keeps the events as they now are; called by the lane in the transaction of what follows from them. */
@ApplicationScoped
public class EventKeeper {
    private static final String COPY =
            "copy event (id, type, day, first_day, last_day, country, admin1, lat, lon, actors, groups, names, unknown, reports, content)"
                    + " from stdin with (format csv)";

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
            delete(c, gone);
            delete(c, come.stream().map(Event::id).toList());
            if (!come.isEmpty()) {
                copy(c, come);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("could not keep " + come.size() + " events", e);
        }
    }

    private static void delete(Connection c, Collection<String> ids) throws SQLException {
        if (!ids.isEmpty()) {
            try (PreparedStatement s = c.prepareStatement("delete from event where id = any (?)")) {
                s.setArray(1, array(c, ids));
                s.executeUpdate();
            }
        }
    }

    /** Row by row, as all of them in one text would be a good part of the heap: nothing for null, quotes around a text that is empty. */
    private static void copy(Connection c, List<Event> events) throws IOException, SQLException {
        try (CsvWriter csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(new OutputStreamWriter(
                        new PGCopyOutputStream(c.unwrap(PGConnection.class), COPY), StandardCharsets.UTF_8))) {
            for (Event e : events) {
                csv.writeRecord(
                        e.id(),
                        e.type().name(),
                        e.day().toString(),
                        e.start().toString(),
                        e.end().toString(),
                        e.country(),
                        e.admin1(),
                        degrees(e.place().lat()),
                        degrees(e.place().lon()),
                        literal(c, e.parts().stream().map(Part::name)),
                        literal(c, e.parts().stream().map(Part::group)),
                        literal(c, e.names().stream()),
                        literal(c, e.unknown().stream()),
                        literal(c, e.reports().stream().map(Telling::key)),
                        EventJson.of(e));
            }
        }
    }

    private static @Nullable String degrees(double value) {
        return Double.isNaN(value) ? null : String.valueOf(value);
    }

    /** As PostgreSQL writes an array. */
    private static String literal(Connection c, Stream<String> texts) throws SQLException {
        return array(c, texts.distinct().toList()).toString();
    }

    private static Array array(Connection c, Collection<String> texts) throws SQLException {
        return c.createArrayOf("varchar", texts.toArray());
    }
}
