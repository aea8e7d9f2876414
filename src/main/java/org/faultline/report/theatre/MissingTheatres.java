package org.faultline.report.theatre;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the theatres that are none, and yet somebody asks for: they are gone from the file, or renamed. The tables belong to packages that
 * build on this one, so they are read by their columns: the page, the check of readiness and the figures have all warnings from here.
 */
final class MissingTheatres {
    private static final String NAMED = """
            select theatre, count(*) filter (where subscribed), count(*) filter (where not subscribed)
            from (select unnest(theatres), true from subscription where state = 'CONFIRMED' and theatres <> '{}'
                  union all
                  select matcher ->> 'theatre', false from silence
                  where ended_at is null and starts <= now() and (ends is null or ends > now())) as named (theatre, subscribed)
            where theatre is not null and theatre not in (select name from theatre)
            group by theatre order by theatre
            """;

    private MissingTheatres() {}

    /** A sentence for each. */
    static List<String> warnings(Connection c) throws SQLException {
        List<String> warnings = new ArrayList<>();
        try (PreparedStatement s = c.prepareStatement(NAMED);
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                warnings.add(warning(r.getString(1), r.getLong(2), r.getLong(3)));
            }
        }
        return warnings;
    }

    private static String warning(String theatre, long subscriptions, long silences) {
        boolean one = subscriptions + silences == 1;
        return Stream.of(count(subscriptions, "subscription"), count(silences, "silence"))
                        .filter(s -> !s.isEmpty())
                        .collect(Collectors.joining(" and "))
                + (one ? " names " : " name ") + theatre + ", which is no theatre: "
                + (one ? "it concerns" : "they concern") + " nothing there";
    }

    private static String count(long n, String what) {
        return n == 0 ? "" : n + " " + what + (n == 1 ? "" : "s");
    }
}
