package org.faultline.fact.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.faultline.fact.Spelling;
import org.faultline.knowledge.Decision;
import org.jspecify.annotations.Nullable;

/** The events as they now are, for those who read them. */
@ApplicationScoped
public class Events {
    /** Events, latest first, as JSON; next is where the following page begins, null on the last. */
    public record Page(List<String> events, @Nullable String next) {}

    private final DataSource database;

    Events(DataSource database) {
        this.database = database;
    }

    /** @throws IllegalArgumentException if the cursor is not one that an earlier page gave */
    public Page page(EventFilter filter, int limit, @Nullable String cursor) {
        EventFilter.Clause clause = filter.clause();
        List<Object> values = new ArrayList<>(clause.values());
        String where = clause.sql();
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor);
            where += " and (day, id) < (?, ?)";
            values.add(Date.valueOf(after.day()));
            values.add(after.id());
        }
        values.add(limit + 1);
        List<String> contents = new ArrayList<>();
        String next = null;
        String last = null;
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select content, day, id from event where " + where + " order by day desc, id desc limit ?")) {
            for (int i = 0; i < values.size(); i++) {
                s.setObject(i + 1, values.get(i));
            }
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    if (contents.size() == limit) {
                        next = last;
                        break;
                    }
                    contents.add(r.getString(1));
                    last = new Cursor(r.getObject(2, LocalDate.class), r.getString(3)).text();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not list events", e);
        }
        return new Page(contents, next);
    }

    /** The latest events that are told by several reports, as JSON. */
    public List<String> linked(int most) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select content from event where cardinality(reports) > 1 order by day desc, id desc limit ?")) {
            s.setInt(1, most);
            List<String> contents = new ArrayList<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    contents.add(r.getString(1));
                }
            }
            return contents;
        } catch (SQLException e) {
            throw new IllegalStateException("could not list events of several reports", e);
        }
    }

    /** One event as JSON. */
    public Optional<String> find(String id) {
        return first("select content from event where id = ?", id);
    }

    /** The event that a report is now part of, as JSON. */
    public Optional<String> ofReport(String key) {
        return first("select content from event where reports @> array[?]::varchar[]", key);
    }

    /** Whether an event is told under a name that nobody knows, in its folded form. */
    public boolean hasName(Decision.Kind kind, String folded) {
        return first("select id from event where names @> array[?]::varchar[] limit 1", Spelling.key(kind, folded))
                .isPresent();
    }

    /** Whether an event took place in an admin1 area of that very name. */
    public boolean hasAdmin1(String name) {
        return first("select id from event where admin1 = ? limit 1", name).isPresent();
    }

    private Optional<String> first(String query, String value) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(query)) {
            s.setString(1, value);
            try (ResultSet r = s.executeQuery()) {
                return r.next() ? Optional.of(r.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not find an event", e);
        }
    }

    /** A name that nobody knows, and what it holds up. */
    public record Unknown(String kind, String name, long events, LocalDate first, LocalDate last, List<String> some) {}

    /**
     * The names in events that nobody knows, the most frequent first.
     *
     * @param kind ACTOR or PLACE
     */
    public List<Unknown> unknown(String kind, int most) {
        List<Unknown> all = new ArrayList<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("""
                        select name, count(*), min(day), max(day), (array_agg(id order by day desc, id))[1:20]
                        from (select unnest(unknown) as name, id, day from event where unknown <> '{}') as one
                        where starts_with(name, ?) group by name order by 2 desc, name limit ?
                        """)) {
            s.setString(1, kind + ":");
            s.setInt(2, most);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.add(new Unknown(
                            kind,
                            r.getString(1).substring(kind.length() + 1),
                            r.getLong(2),
                            r.getObject(3, LocalDate.class),
                            r.getObject(4, LocalDate.class),
                            List.of((String[]) r.getArray(5).getArray())));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not list unknown names", e);
        }
        return all;
    }

    /** How many happened on these days, both included. */
    public long count(LocalDate from, LocalDate to) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select count(*) from event where day between ? and ?")) {
            s.setObject(1, from);
            s.setObject(2, to);
            try (ResultSet r = s.executeQuery()) {
                r.next();
                return r.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not count the events from " + from + " to " + to, e);
        }
    }

    /** How many names in events nobody knows. */
    public long unknownNames() {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select count(distinct name) from (select unnest(unknown) as name from event where unknown <> '{}') as one");
                ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("could not count unknown names", e);
        }
    }

    /** The months of the events that bear any of these names as reported, each as kind and folded name. */
    public List<YearMonth> monthsNaming(Collection<String> names) {
        return months("select distinct date_trunc('month', day)::date from event where names && ? order by 1", names);
    }

    /** The days of the events that any of these reports is part of. */
    public List<LocalDate> daysOf(Collection<String> reports) {
        return days("select distinct day from event where reports && ? order by 1", reports);
    }

    /** The months from the first event, report or live alert of a theatre to the last. */
    public List<YearMonth> months(String theatre) {
        return months("""
                select distinct date_trunc('month', day)::date from (
                    select day, theatre from event union select day, theatre from report where day is not null
                    union select last_day, theatre from firing where gone_at is null) as every
                where theatre = any (?) order by 1
                """, List.of(theatre));
    }

    private List<YearMonth> months(String query, Collection<String> of) {
        return days(query, of).stream().map(YearMonth::from).toList();
    }

    private List<LocalDate> days(String query, Collection<String> of) {
        List<LocalDate> all = new ArrayList<>();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(query)) {
            s.setArray(1, c.createArrayOf("varchar", of.toArray()));
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    all.add(r.getObject(1, LocalDate.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not look up days of events", e);
        }
        return all;
    }

    /** Where a page ended. */
    private record Cursor(LocalDate day, String id) {
        String text() {
            return java.util.Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((day + "/" + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        static Cursor parse(String cursor) {
            try {
                String plain = new String(
                        java.util.Base64.getUrlDecoder().decode(cursor), java.nio.charset.StandardCharsets.UTF_8);
                return new Cursor(LocalDate.parse(plain.substring(0, 10)), plain.substring(11));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("is not a cursor that an earlier page gave", e);
            }
        }
    }
}
