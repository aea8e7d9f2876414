package org.faultline.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.faultline.ingest.detection.Detection;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.record.JsonReader;
import org.faultline.ingest.record.LineReader;
import org.faultline.ingest.record.RecordBatch;
import org.faultline.ingest.record.TableReader;
import org.faultline.ingest.stream.Archive;
import org.faultline.ingest.stream.Decoder;
import org.faultline.ingest.stream.DeliveredFile;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.FileHead;
import org.faultline.ingest.stream.Limits;
import org.faultline.ingest.stream.Oversized;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.read.ReportCheck;

/**
 * Reads a delivery of any format and any length, packed or not: unpack, tell the format, cut into records, map each to our own
 * report, check it. Nothing accumulates: records are handed on by the thousand, and a bad one spoils no other.
 */
public final class Deliveries {
    private final DeliveryOptions asked;
    private final RecordBatch batch;
    private final Set<Format> formats = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    private Deliveries(DeliveryOptions asked, Consumer<Delivery> each) {
        this.asked = asked;
        this.batch = new RecordBatch(each, asked);
    }

    /**
     * @param each takes the records in their order, at most {@link Limits#batch} at once
     * @throws MalformedDelivery if nothing at all could be read, and nothing was handed on
     * @throws IOException if the stream itself fails
     */
    public static DeliveryResult read(InputStream body, DeliveryOptions asked, Consumer<Delivery> each)
            throws IOException {
        return new Deliveries(asked, each).read(body);
    }

    private DeliveryResult read(InputStream body) throws IOException {
        Decoder.check(asked.charset());
        if (asked.asOf() != null && ReportCheck.liesAhead(asked.asOf(), asked.received())) {
            throw new MalformedDelivery(
                    "the asOf given, " + asked.asOf() + ", lies in the future: later than "
                            + ReportCheck.latest(asked.received()) + ", a day after now (" + asked.received() + ")",
                    1,
                    1);
        }
        Archive archive;
        try {
            archive = Archive.open(body, asked.limits());
        } catch (EOFException e) {
            throw new MalformedDelivery("the gzip ends in the middle", 1, 1);
        } catch (ZipException e) {
            throw new MalformedDelivery("the gzip is damaged: " + e.getMessage(), 1, 1);
        }
        try {
            DeliveredFile part;
            while ((part = archive.next()) != null) {
                read(part);
            }
        } catch (EOFException | ZipException | Oversized e) {
            faults.add(archive.named(e) + (batch.index() == 0 ? "" : ", after line " + batch.line()));
        }
        batch.flush();
        if (batch.index() == 0 && !faults.isEmpty()) {
            throw new MalformedDelivery(String.join("; ", faults), 1, 1);
        }
        return new DeliveryResult(Collections.unmodifiableSet(formats), batch.index(), List.copyOf(faults));
    }

    /** One file; in a zip a file that cannot be read does not keep the others from being read. */
    private void read(DeliveredFile part) throws IOException {
        try {
            FileHead head = FileHead.of(part.bytes(), asked.charset());
            Detection detection = asked.firstLine() > 1
                    ? Detection.ofPart(head.firstLine(), asked.format())
                    : Detection.of(head.firstLine(), asked.format());
            formats.add(detection.format());
            batch.begin(detection.format(), part.name());
            if (detection instanceof Detection.OfTable table) {
                new TableReader(head.whole(), table, asked, batch).read();
            } else if (detection.format() == JsonFormat.JSON) {
                new JsonReader(head.whole(), asked, batch).read();
            } else {
                new LineReader(head.whole(), asked, batch).read();
            }
        } catch (MalformedDelivery e) {
            if (part.name() == null && !batch.hasHandedOn()) {
                throw e;
            }
            String where = part.name() == null ? "" : part.name() + ": ";
            faults.add(where + e.getMessage() + " (line " + e.line() + ", column " + e.column() + ")");
        }
    }
}
