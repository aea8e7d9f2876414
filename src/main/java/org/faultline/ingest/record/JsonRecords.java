package org.faultline.ingest.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.ingest.format.AcledDeletions;
import org.faultline.ingest.format.Layout;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.format.acled.AcledRows;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.CheckedReport;
import org.faultline.report.read.ReportCheck;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record of JSON at a time: a report of our own, or a row as ACLED's API gives it, with the columns of ACLED's files as
 * fields. A row of ACLED is known by its id, and has no dataset.
 */
final class JsonRecords {
    /** The field under which ACLED's API gives its rows, beside fields about the answer. */
    static final String DATA = "data";

    private static final String ACLED_ID = "event_id_cnty";
    private static final String DELETED_AT = "deleted_timestamp";

    private final DeliveryOptions asked;
    private final RecordBatch batch;
    private final RowReader rows;
    private final RowReader deletions;
    private final Set<String> unread = new HashSet<>();

    JsonRecords(DeliveryOptions asked, RecordBatch batch) {
        this.asked = asked;
        this.batch = batch;
        this.rows = new RowReader(new AcledRows(asked.arrival()), asked, batch);
        this.deletions = new RowReader(new AcledDeletions(), asked, batch);
    }

    /** Whether a field at the top of a delivery says that it is a report of our own, and no answer of ACLED's API. */
    static boolean isOfReport(String field) {
        return field.equals("dataset") || field.equals("externalId") || field.equals(ACLED_ID);
    }

    /** @param text the record as it stands in the file; null to keep what was read of it */
    void read(JsonNode node, long line, @Nullable String text) {
        if (node instanceof ObjectNode record) {
            record.remove(QuarantineWriter.ADDED_KEY);
            if (record.has(ACLED_ID) && !record.has("dataset")) {
                row(record, line, text == null ? record.toString() : text);
                return;
            }
        }
        CheckedReport checked = ReportCheck.of(node, asked.arrival(), asked.received());
        batch.add(checked, line, text == null ? checked.raw() : text, field -> null);
    }

    private void row(ObjectNode record, long line, String text) {
        RowReader reader = record.has(DELETED_AT) ? deletions : rows;
        Map<String, Integer> places = new HashMap<>();
        List<String> cells = new ArrayList<>();
        record.properties().forEach(field -> {
            String column = reader.mapping().columns().proper(field.getKey());
            if (column == null) {
                warnOnce(field.getKey(), line);
            } else if (places.putIfAbsent(column, cells.size()) == null) {
                cells.add(field.getValue().isNull() ? "" : field.getValue().asText());
            }
        });
        reader.read(new Row(places, cells, line), text);
    }

    private void warnOnce(String field, long line) {
        if (unread.size() < Layout.MOST_NAMED && unread.add(field)) {
            batch.warn(new Rejection(
                    batch.index(), null, field, null, "unknown field of ACLED's rows, not read", line, null));
        }
    }
}
