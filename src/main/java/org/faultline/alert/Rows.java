package org.faultline.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows to be written together, each in place of the one of the same key: what an upsert of each would do, in two statements for all. */
final class Rows {
    private static final JsonMapper JSON = StoredJson.mapper();

    private final String table;
    private final String key;
    private final String columns;
    private final List<String[]> rows = new ArrayList<>();

    /**
     * @param key the column of the key, a text, which comes first
     * @param others the other columns
     */
    Rows(String table, String key, String others) {
        this.table = table;
        this.key = key;
        this.columns = key + ", " + others;
    }

    /** Takes one; each value is written as its own text. */
    void add(Object itsKey, @Nullable Object... others) {
        @Nullable String[] row = new String[others.length + 1];
        row[0] = itsKey.toString();
        for (int i = 0; i < others.length; i++) {
            Object value = others[i];
            row[i + 1] = value == null ? null : value.toString();
        }
        rows.add(row);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write " + value, e);
        }
    }

    /** As PostgreSQL writes an array. */
    static String array(UUID[] values) {
        return Stream.of(values).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Likewise. */
    static String array(String[] values) {
        StringBuilder all = new StringBuilder("{");
        for (String v : values) {
            all.append(all.length() > 1 ? ",\"" : "\"")
                    .append(v.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return all.append('}').toString();
    }

    /** Writes them; within the connection's transaction. */
    void write(Connection c) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement s = c.prepareStatement("delete from " + table + " where " + key + " = any (?)")) {
            s.setArray(1, c.createArrayOf("text", rows.stream().map(r -> r[0]).toArray()));
            s.executeUpdate();
        }
        // row by row, as all of them in one text would be a good part of the heap
        try (CsvWriter csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(new OutputStreamWriter(
                        new PGCopyOutputStream(
                                c.unwrap(PGConnection.class),
                                "copy " + table + " (" + columns + ") from stdin with (format csv)"),
                        StandardCharsets.UTF_8))) {
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new IllegalStateException("could not write " + rows.size() + " rows of " + table, e);
        }
    }
}
