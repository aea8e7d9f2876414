package org.faultline.alert.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.bytefish.pgbulkinsert.exceptions.BinaryWriteFailedException;
import de.bytefish.pgbulkinsert.row.SimpleRow;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/** New rows of a table, to be written together. */
public final class InsertedRows {
    private static final JsonMapper JSON = StoredJson.mapper();

    /** PostgreSQL's number for the type uuid (pg_type.dat). */
    private static final int UUID_TYPE = 2950;

    private final String table;
    private final String[] columns;
    private final List<Consumer<SimpleRow>> rows = new ArrayList<>();

    public InsertedRows(String table, String... columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * Takes one.
     *
     * @param row sets the values of the columns, when it is written; null where it sets none
     */
    public void add(Consumer<SimpleRow> row) {
        rows.add(row);
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write " + value, e);
        }
    }

    /** Sets a {@code uuid[]}: dimensions, whether any is null, type; length and lower bound; then each with its size (array_send). */
    public static void ids(SimpleRow row, String column, UUID[] ids) {
        ByteBuffer array = ByteBuffer.allocate(20 + 20 * ids.length);
        array.putInt(1).putInt(0).putInt(UUID_TYPE).putInt(ids.length).putInt(1);
        for (UUID id : ids) {
            array.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        row.setByteArray(column, array.array());
    }

    /** Writes them; within the connection's transaction. */
    public void write(Connection c) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (SimpleRowWriter out =
                new SimpleRowWriter(new SimpleRowWriter.Table(table, columns), c.unwrap(PGConnection.class))) {
            rows.forEach(out::startRow);
        } catch (BinaryWriteFailedException e) {
            throw new IllegalStateException("could not write " + rows.size() + " rows of " + table, e);
        }
    }
}
