package org.faultline.fact.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.faultline.report.EventType;
import org.faultline.report.EventType.Trait;
import org.jspecify.annotations.Nullable;

/** How much happened, counted over the events that a filter lets through. */
@ApplicationScoped
public class EventCounts {
    /** The types of organised violence, as a list of SQL. */
    private static final String VIOLENT = Stream.of(EventType.values())
            .filter(t -> t.is(Trait.VIOLENT))
            .map(t -> "'" + t + "'")
            .collect(Collectors.joining(", "));

    /**
     * A week, Monday to Sunday.
     *
     * @param violent events of organised violence
     * @param other all other events
     */
    public record Week(LocalDate monday, long violent, long other) {
        public long all() {
            return violent + other;
        }
    }

    /** How many events a group took part in. */
    public record OfGroup(String group, long events) {}

    /** How many events there were in an area; the name of the admin1 area is empty where no report gives it. */
    public record OfArea(String country, String admin1, long events) {}

    /**
     * How often another group was in the same events as one.
     *
     * @param against on the other side in organised violence
     * @param beside on the same side
     * @param otherwise in any other way, such as at a meeting
     */
    public record OfPair(String other, long against, long beside, long otherwise) {}

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final DataSource database;

    EventCounts(DataSource database) {
        this.database = database;
    }

    /** The day of the latest event; nothing where there is none. */
    public Optional<LocalDate> latest(EventFilter filter) {
        return list(
                        filter,
                        "select max(day) from event where %s",
                        0,
                        row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .get(0);
    }

    /** The weeks in which anything happened, in their order. */
    public List<Week> weeks(EventFilter filter) {
        return list(
                filter,
                "select date_trunc('week', day)::date, count(*) filter (where type in (" + VIOLENT + ")),"
                        + " count(*) filter (where type not in (" + VIOLENT + ")) from event where %s"
                        + " group by 1 order by 1",
                0,
                row -> new Week(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)));
    }

    /** The groups with most events. */
    public List<OfGroup> groups(EventFilter filter, int most) {
        return list(
                filter,
                "select g, count(*) from event, unnest(groups) g where %s group by g order by 2 desc, 1 limit ?",
                most,
                row -> new OfGroup(row.getString(1), row.getLong(2)));
    }

    /** The areas with most events. */
    public List<OfArea> areas(EventFilter filter, int most) {
        return list(
                filter,
                "select country, admin1, count(*) from event where %s and country <> ''"
                        + " group by country, admin1 order by 3 desc, 1, 2 limit ?",
                most,
                row -> new OfArea(row.getString(1), row.getString(2), row.getLong(3)));
    }

    /** The groups that were most often in the same events as the one of the filter. */
    public List<OfPair> pairs(EventFilter filter, int most) {
        return list(
                filter,
                "select other, count(*) filter (where opposed and violent), count(*) filter (where beside),"
                        + " count(*) filter (where not beside and not (opposed and violent)) from"
                        + " (select e.id, they ->> 'group' as other, bool_or(we ->> 'role' = they ->> 'role') as beside,"
                        + " bool_or(we ->> 'role' <> they ->> 'role' and 'ASSOC' not in (we ->> 'role', they ->> 'role'))"
                        + " as opposed, bool_or(e.type in (" + VIOLENT + ")) as violent"
                        + " from (select id, type, content::json -> 'parts' as parts from event where %s) e,"
                        + " json_array_elements(parts) we, json_array_elements(parts) they"
                        + " where we ->> 'group' = ? and they ->> 'group' <> we ->> 'group' group by 1, 2) as pair"
                        + " group by other order by count(*) desc, other limit ?",
                most,
                row -> new OfPair(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                filter.group());
    }

    private <T> List<T> list(EventFilter filter, String query, int most, Reader<T> reader, @Nullable Object... more) {
        EventFilter.Clause clause = filter.clause();
        List<@Nullable Object> values = new ArrayList<>(clause.values());
        values.addAll(List.of(more));
        if (most > 0) {
            values.add(most);
        }
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(query.formatted(clause.sql()))) {
            for (int i = 0; i < values.size(); i++) {
                s.setObject(i + 1, values.get(i));
            }
            List<T> all = new ArrayList<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.add(reader.read(r));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("could not count events", e);
        }
    }
}
