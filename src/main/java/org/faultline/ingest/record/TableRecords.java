package org.faultline.ingest.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faultline.ingest.detection.Detection;
import org.faultline.ingest.format.Layout;
import org.faultline.ingest.stream.Decoder;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.report.delivery.MalformedDelivery;
import org.jspecify.annotations.Nullable;

/**
 * The records of a table, cut as {@link TableReader} cuts them: several lines are one record only where they have as many
 * cells as the header, else its first line is a record by itself. A table without a header is given one, as its columns are told by
 * its first record and a part of it may begin with any.
 */
public final class TableRecords implements Records {
    private final Detection.OfTable detection;
    private final Decoder decoder;
    private final RecordSplitter records;
    private final TableSyntax syntax;
    private final byte[] header;
    private final int width;
    private @Nullable RawRecord first;

    public TableRecords(InputStream in, Detection.OfTable detection, DeliveryOptions asked) throws IOException {
        this.detection = detection;
        this.decoder = new Decoder(asked.charset());
        this.syntax = new TableSyntax(detection, asked.limits().recordBytes());
        this.records = syntax.records(in, 1);
        RawRecord top = top();
        this.width = top == null ? 0 : width(top);
        this.header = top == null ? new byte[0] : detection.header() ? line(top) : named();
        this.first = detection.header() ? null : top;
    }

    /** The first record that is not blank. */
    private @Nullable RawRecord top() throws IOException {
        RawRecord record = records.next();
        while (record != null && FileCutter.isBlank(record)) {
            record = records.next();
        }
        return record;
    }

    private static byte[] line(RawRecord record) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        FileCutter.write(record, line);
        return line.toByteArray();
    }

    /** The names of the columns that stand there in a fixed order; none where the width fits no order that is known. */
    private byte[] named() {
        Layout layout;
        try {
            layout = detection.format().inOrder(width, 1);
        } catch (MalformedDelivery e) {
            return new byte[0]; // which is said where the first part is read
        }
        List<String> names = new ArrayList<>(Collections.nCopies(layout.width(), ""));
        layout.places().forEach((column, place) -> names.set(place, column));
        int known = layout.places().size();
        if (width == known + Layout.ADDED.size()) {
            names.subList(known, width).clear();
            names.addAll(Layout.ADDED);
        }
        return (String.join(String.valueOf(detection.separator()), names) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] header() {
        return header;
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        RawRecord record = first == null ? records.next() : first;
        first = null;
        boolean asItIs = record == null || record.fault() != null || record.lines() < 2 || width(record) == width;
        return record == null || asItIs ? record : records.retreat(record, "is no row");
    }

    /** How many cells it has, or -1 where it is no row at all. */
    private int width(RawRecord record) {
        String text = record.fault() == null ? decoder.strictly(record.bytes()) : null;
        if (text == null || text.indexOf('\0') >= 0) {
            return -1;
        }
        List<String> cells = syntax.cells(text);
        return cells == null ? -1 : cells.size();
    }
}
