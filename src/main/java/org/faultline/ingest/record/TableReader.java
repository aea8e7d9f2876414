package org.faultline.ingest.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.faultline.ingest.detection.Detection;
import org.faultline.ingest.format.Layout;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.stream.Decoder;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.FieldFault;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.delivery.Rejection;
import org.jspecify.annotations.Nullable;

/** Reads one table: cuts it into records, their cells by column, and hands each row to the mapping of its format. */
public final class TableReader {
    private final Detection.OfTable detection;
    private final RowReader rows;
    private final DeliveryOptions asked;
    private final RecordBatch batch;
    private final Decoder decoder;
    private final RecordSplitter records;
    private final TableSyntax syntax;
    private @Nullable Layout layout;

    public TableReader(InputStream in, Detection.OfTable detection, DeliveryOptions asked, RecordBatch batch) {
        this.detection = detection;
        this.asked = asked;
        this.batch = batch;
        this.rows = new RowReader(detection.format(), asked, batch);
        this.decoder = new Decoder(asked.charset());
        this.syntax = new TableSyntax(detection, asked.limits().recordBytes());
        this.records = syntax.records(in, detection.header() ? 1 : asked.firstLine());
    }

    public void read() throws IOException {
        RawRecord record;
        while ((record = records.next()) != null) {
            if (!isBlank(record)) {
                read(record);
            }
        }
    }

    private static boolean isBlank(RawRecord record) {
        for (byte b : record.bytes()) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return record.fault() == null;
    }

    private void read(RawRecord record) {
        String text = decoder.strictly(record.bytes());
        List<String> cells = record.fault() != null || text == null ? null : syntax.cells(text);
        if (layout == null) {
            if (detection.header()) {
                header(record, text, cells);
                return;
            }
            layout = detection.format().inOrder(cells == null ? 0 : cells.size(), record.line());
        }
        String wrong = wrong(record, text, cells, layout);
        if (wrong != null) {
            RawRecord refused = record.fault() == null ? records.retreat(record, wrong) : record;
            String raw = decoder.loosely(refused.bytes());
            batch.refuse(refused.line(), raw, FieldFault.shown(raw), wrong);
        } else {
            rows.read(
                    new Row(layout.places(), Objects.requireNonNull(cells), record.line()),
                    Objects.requireNonNull(text));
        }
    }

    private void header(RawRecord record, @Nullable String text, @Nullable List<String> cells) {
        if (text == null || cells == null) {
            throw new MalformedDelivery(
                    "the header " + (text == null ? decoder.refusal() : "has a quote out of place"), record.line(), 1);
        }
        if (cells.size() > asked.limits().columns()) {
            throw new MalformedDelivery(
                    "the header has " + cells.size() + " columns, more than "
                            + asked.limits().columns(),
                    record.line(),
                    1);
        }
        layout = Layout.of(cells, detection.format(), record.line());
        batch.header(text);
        if (layout.unread() != null) {
            // a piece repeats the header, which stands on another line there
            Long line = asked.firstLine() > 1 ? null : record.line();
            batch.warn(new Rejection(batch.index(), null, "", null, layout.unread(), line, null));
        }
        if (asked.firstLine() > 1) {
            records.continueAt(asked.firstLine());
        }
    }

    /** Why the record is no row of this table, or null where it is one. */
    private @Nullable String wrong(
            RawRecord record, @Nullable String text, @Nullable List<String> cells, Layout expected) {
        if (record.fault() != null) {
            return record.fault();
        } else if (text == null) {
            return decoder.refusal();
        } else if (text.indexOf('\0') >= 0) {
            return "holds NUL at character " + (text.indexOf('\0') + 1);
        } else if (cells == null) {
            return "has a quote out of place";
        } else if (cells.size() > asked.limits().columns()) {
            return "has " + cells.size() + " columns, more than "
                    + asked.limits().columns();
        } else if (cells.size() != expected.width()) {
            return "has " + cells.size() + " columns where " + expected.width() + " are expected";
        }
        return null;
    }
}
