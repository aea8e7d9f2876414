package org.faultline.ingest.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.Layout;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.format.TableFormat;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.CheckedReport;
import org.faultline.report.read.ReportCheck;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record of JSON at a time: a report of our own, or a row of a table as the API of its data set gives it, with the columns
 * of its files as fields.
 */
final class JsonRecords {
    private final DeliveryOptions asked;
    private final RecordBatch batch;
    private final List<RowReader> tables;
    private final Set<String> unread = new HashSet<>();

    JsonRecords(DeliveryOptions asked, RecordBatch batch) {
        this.asked = asked;
        this.batch = batch;
        this.tables = Formats.TABLES.stream()
                .map(table -> new RowReader(table, asked, batch))
                .toList();
    }

    /** @param text the record as it stands in the file; null to keep what was read of it */
    void read(JsonNode node, long line, @Nullable String text) {
        if (node instanceof ObjectNode record) {
            record.remove(QuarantineWriter.ADDED_KEY);
            RowReader table = tableOf(record);
            if (table != null) {
                row(record, table, line, text == null ? record.toString() : text);
                return;
            }
        }
        CheckedReport checked = ReportCheck.of(node, asked.arrival(), asked.received());
        batch.add(checked, line, text == null ? checked.raw() : text, field -> null);
    }

    private @Nullable RowReader tableOf(ObjectNode record) {
        for (RowReader table : tables) {
            if (table.format().isRow(record::has)) {
                return table;
            }
        }
        return null;
    }

    private void row(ObjectNode record, RowReader reader, long line, String text) {
        Map<String, Integer> places = new HashMap<>();
        List<String> cells = new ArrayList<>();
        record.properties().forEach(field -> {
            String column = reader.format().columns().proper(field.getKey());
            if (column == null) {
                warnOnce(field.getKey(), reader.format(), line);
            } else if (places.putIfAbsent(column, cells.size()) == null) {
                cells.add(field.getValue().isNull() ? "" : field.getValue().asText());
            }
        });
        reader.read(new Row(places, cells, line), text);
    }

    private void warnOnce(String field, TableFormat of, long line) {
        if (unread.size() < Layout.MOST_NAMED && unread.add(field)) {
            batch.warn(new Rejection(
                    batch.index(),
                    null,
                    field,
                    null,
                    "unknown field of rows of " + of.apiName() + ", not read",
                    line,
                    null));
        }
    }
}
