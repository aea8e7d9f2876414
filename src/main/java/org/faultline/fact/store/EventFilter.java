package org.faultline.fact.store;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.report.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for; what is null is not asked. since and until bound the days of the event.
 *
 * @param q words in the quotes and titles of its reports
 * @param counted the days on which an event counts, which is one of those it may have been on
 */
public record EventFilter(
        @Nullable EventType type,
        @Nullable String country,
        @Nullable String admin1,
        @Nullable String actor,
        @Nullable String group,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        @Nullable Box bbox,
        @Nullable String q,
        @Nullable Days counted) {

    public static final EventFilter ALL = new EventFilter(null, null, null, null, null, null, null, null, null, null);

    public static EventFilter ofGroup(String group) {
        return new EventFilter(null, null, null, null, group, null, null, null, null, null);
    }

    /** @param admin1 null for the whole country */
    public static EventFilter ofArea(String country, @Nullable String admin1) {
        return new EventFilter(null, country, admin1, null, null, null, null, null, null, null);
    }

    /** The same, where they count on some days. */
    public EventFilter within(LocalDate first, LocalDate last) {
        return new EventFilter(type, country, admin1, actor, group, since, until, bbox, q, new Days(first, last));
    }

    /** From one day to another, both of them included. */
    public record Days(LocalDate first, LocalDate last) {}

    /** West, south, east and north in degrees; west is more than east where it crosses 180°. */
    public record Box(double west, double south, double east, double north) {
        public boolean acrossTheDateLine() {
            return west > east;
        }
    }

    /** The conditions over the table, and their values by position. */
    record Clause(String sql, List<Object> values) {}

    Clause clause() {
        List<String> terms = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        add(terms, values, "type = ?", type == null ? null : type.name());
        add(terms, values, "country = ?", country == null ? null : country.toUpperCase(Locale.ROOT));
        add(terms, values, "admin1 = ?", admin1);
        add(terms, values, "actors @> array[?]::varchar[]", actor);
        add(terms, values, "groups @> array[?]::varchar[]", group);
        add(terms, values, "last_day >= ?", since == null ? null : Date.valueOf(since));
        add(terms, values, "first_day <= ?", until == null ? null : Date.valueOf(until));
        add(
                terms,
                values,
                "strpos(lower(content::json ->> 'reports'), ?) > 0",
                q == null ? null : q.toLowerCase(Locale.ROOT));
        if (bbox != null) {
            terms.add("lat between ? and ? and (lon >= ? " + (bbox.acrossTheDateLine() ? "or" : "and") + " lon <= ?)");
            values.addAll(List.of(bbox.south, bbox.north, bbox.west, bbox.east));
        }
        if (counted != null) {
            terms.add("day between ? and ?");
            values.addAll(List.of(Date.valueOf(counted.first), Date.valueOf(counted.last)));
        }
        return new Clause(String.join(" and ", terms), values);
    }

    private static void add(List<String> terms, List<Object> values, String term, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            terms.add(term);
        }
    }
}
