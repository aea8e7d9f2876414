package org.faultline.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of the service's schema as they stand in a database, but for what Flyway notes for itself. */
final class DatabaseTables {
    /** @param columns those that are written, in their order */
    record Table(String name, List<String> columns) {
        /** For COPY; the names come from the catalogue of the database or are checked against it. */
        String quoted() {
            return quote(name) + " ("
                    + String.join(
                            ", ", columns.stream().map(DatabaseTables::quote).toList()) + ")";
        }
    }

    private DatabaseTables() {}

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Each after those that its rows refer to. */
    static List<Table> read(Connection c) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        each(c, """
                select t.table_name, k.column_name from information_schema.tables t
                join information_schema.columns k using (table_schema, table_name)
                where t.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                  and t.table_name <> 'flyway_schema_history' and k.is_generated = 'NEVER'
                order by t.table_name, k.ordinal_position
                """, row -> columns.computeIfAbsent(row.getString(1), t -> new ArrayList<>())
                .add(row.getString(2)));
        Map<String, Set<String>> refersTo = new LinkedHashMap<>();
        each(c, """
                select r.relname, f.relname from pg_constraint k
                join pg_class r on r.oid = k.conrelid join pg_class f on f.oid = k.confrelid
                where k.contype = 'f' and r.relnamespace = current_schema()::regnamespace
                """, row -> refersTo.computeIfAbsent(row.getString(1), t -> new LinkedHashSet<>())
                .add(row.getString(2)));
        Map<String, Table> ordered = new LinkedHashMap<>();
        columns.keySet().forEach(name -> add(name, columns, refersTo, ordered, new LinkedHashSet<>()));
        return List.copyOf(ordered.values());
    }

    private static void add(
            String name,
            Map<String, List<String>> columns,
            Map<String, Set<String>> refersTo,
            Map<String, Table> ordered,
            Set<String> path) {
        if (ordered.containsKey(name)) {
            return;
        }
        if (!path.add(name)) {
            throw new IllegalStateException("tables refer to each other in a circle: " + path);
        }
        for (String other : refersTo.getOrDefault(name, Set.of())) {
            if (!other.equals(name)) {
                add(other, columns, refersTo, ordered, path);
            }
        }
        path.remove(name);
        ordered.put(name, new Table(name, List.copyOf(columns.getOrDefault(name, List.of()))));
    }

    /** The last number that each sequence gave. */
    static Map<String, Long> sequences(Connection c) throws SQLException {
        Map<String, Long> all = new LinkedHashMap<>();
        each(
                c,
                "select sequencename, last_value from pg_sequences where schemaname = current_schema()"
                        + " and last_value is not null order by 1",
                row -> all.put(row.getString(1), row.getLong(2)));
        return all;
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Connection c, String query, Row row) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(query)) {
            while (r.next()) {
                row.take(r);
            }
        }
    }
}
