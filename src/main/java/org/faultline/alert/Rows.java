package org.faultline.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.bytefish.pgbulkinsert.exceptions.BinaryWriteFailedException;
import de.bytefish.pgbulkinsert.row.SimpleRow;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Rows to be written together, each in place of the one of the same key: what an upsert of each would do, in two statements for all. */
final class Rows {
    private static final JsonMapper JSON = StoredJson.mapper();

    private final String table;
    private final String key;
    private final String[] columns;
    private final Map<String, Consumer<SimpleRow>> rows = new LinkedHashMap<>();

    /**
     * @param key the column of the key, a text
     * @param others the other columns
     */
    Rows(String table, String key, String... others) {
        this.table = table;
        this.key = key;
        this.columns = Stream.concat(Stream.of(key), Stream.of(others)).toArray(String[]::new);
    }

    /**
     * Takes one.
     *
     * @param others sets the values of the other columns, when it is written; null where it sets none
     */
    void add(String itsKey, Consumer<SimpleRow> others) {
        rows.put(itsKey, others);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write " + value, e);
        }
    }

    /** Writes them; within the connection's transaction. */
    void write(Connection c) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement s = c.prepareStatement("delete from " + table + " where " + key + " = any (?)")) {
            s.setArray(1, c.createArrayOf("text", rows.keySet().toArray()));
            s.executeUpdate();
        }
        try (SimpleRowWriter out =
                new SimpleRowWriter(new SimpleRowWriter.Table(table, columns), c.unwrap(PGConnection.class))) {
            rows.forEach((itsKey, others) -> out.startRow(row -> {
                row.setText(key, itsKey);
                others.accept(row);
            }));
        } catch (BinaryWriteFailedException e) {
            throw new IllegalStateException("could not write " + rows.size() + " rows of " + table, e);
        }
    }
}
