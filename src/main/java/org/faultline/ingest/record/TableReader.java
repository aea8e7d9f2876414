package org.faultline.ingest.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.faultline.ingest.format.AcledDeletions;
import org.faultline.ingest.format.Layout;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.format.RowMapping;
import org.faultline.ingest.format.acled.AcledRows;
import org.faultline.ingest.format.faultline.OwnRows;
import org.faultline.ingest.format.gdelt.GdeltRows;
import org.faultline.ingest.format.ucdp.UcdpRows;
import org.faultline.ingest.stream.Decoder;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.FieldFault;
import org.faultline.report.delivery.Format;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.delivery.Rejection;
import org.jspecify.annotations.Nullable;

/** Reads one table: cuts it into records, their cells by column, and hands each row to the mapping of its format. */
public final class TableReader {
    private final Detection detection;
    private final RowMapping mapping;
    private final RowReader rows;
    private final DeliveryOptions asked;
    private final RecordBatch batch;
    private final Decoder decoder;
    private final RecordSplitter records;
    private final CsvReader.CsvReaderBuilder csv;
    private @Nullable Layout layout;

    public TableReader(InputStream in, Detection detection, DeliveryOptions asked, RecordBatch batch) {
        this.detection = detection;
        this.asked = asked;
        this.batch = batch;
        this.mapping = mapping(detection.format(), asked);
        this.rows = new RowReader(mapping, asked, batch);
        this.decoder = new Decoder(asked.charset());
        int most = asked.limits().recordBytes();
        long first = detection.header() ? 1 : asked.firstLine();
        this.records = detection.format() == Format.GDELT
                ? RecordSplitter.lines(in, most, first)
                : RecordSplitter.quoted(in, detection.separator(), most, first);
        this.csv = CsvReader.builder()
                .fieldSeparator(detection.separator())
                .skipEmptyLines(false)
                .maxBufferSize(Math.max(most, 1 << 24));
    }

    private static RowMapping mapping(Format format, DeliveryOptions asked) {
        return switch (format) {
            case ACLED -> new AcledRows(asked.arrival());
            case ACLED_DELETED -> new AcledDeletions();
            case UCDP_GED -> new UcdpRows();
            case GDELT -> new GdeltRows();
            case FAULTLINE -> new OwnRows();
            case JSON, NDJSON -> throw new IllegalArgumentException(format + " is no table");
        };
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
        List<String> cells = record.fault() != null || text == null ? null : cells(text);
        if (layout == null) {
            if (detection.header()) {
                header(record, text, cells);
                return;
            }
            layout = inOrder(cells, record.line());
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

    /** The cells, or null where the quotes in the record make no sense. */
    private @Nullable List<String> cells(String text) {
        if (detection.format() == Format.GDELT) {
            return List.of(text.split("\t", -1));
        }
        try {
            return csv.ofSingleCsvRecord(text).getFields();
        } catch (CsvParseException e) {
            return null;
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
        layout = Layout.of(cells, mapping, record.line());
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

    /** The layout of a file without a header, which its first record has to fit. */
    private Layout inOrder(@Nullable List<String> cells, long line) {
        int width = cells == null ? 0 : cells.size();
        if (detection.format() == Format.UCDP_GED) {
            boolean newer = Math.abs(width - 41) > Layout.ADDED.size();
            List<String> columns = UcdpRows.COLUMNS.inOrderOf(newer ? "in49" : "in41");
            if (!Detection.isUcdp(width)) {
                throw new MalformedDelivery("has " + width + " columns and no header; UCDP GED has 41 or 49", line, 1);
            }
            return Layout.inOrder(columns, width);
        }
        List<String> columns = mapping.columns().inOrder();
        if (detection.format() == Format.ACLED_DELETED) {
            return Layout.inOrder(columns.subList(0, 1), Math.max(1, width));
        }
        return Layout.inOrder(columns, width == columns.size() + Layout.ADDED.size() ? width : columns.size());
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
