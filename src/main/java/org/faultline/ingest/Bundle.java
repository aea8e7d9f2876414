package org.faultline.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.zip.ZipException;
import org.faultline.ingest.detection.Detection;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.record.FileCutter;
import org.faultline.ingest.record.JsonElements;
import org.faultline.ingest.record.RecordSplitter;
import org.faultline.ingest.record.Records;
import org.faultline.ingest.record.TableRecords;
import org.faultline.ingest.stream.Archive;
import org.faultline.ingest.stream.Decoder;
import org.faultline.ingest.stream.DeliveredFile;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.ingest.stream.FileHead;
import org.faultline.ingest.stream.Limits;
import org.faultline.ingest.stream.Oversized;
import org.faultline.ingest.stream.UnreadableArchive;
import org.faultline.report.delivery.MalformedDelivery;
import org.jspecify.annotations.Nullable;

/** A file that is to be cut into pieces: itself, or each of those that a zip holds. */
public final class Bundle {
    /** What somebody imports from a disk of their own may be larger than what is taken from strangers. */
    private static final Limits OWN_DISK = new Limits(
            1L << 40,
            Limits.USUAL.ratio(),
            10_000,
            Limits.USUAL.recordBytes(),
            Limits.USUAL.columns(),
            Limits.USUAL.batch(),
            Limits.USUAL.batchBytes());

    private final Archive archive;
    private final DeliveryOptions asked;
    private final int mostRecords;

    private Bundle(Archive archive, DeliveryOptions asked, int mostRecords) {
        this.archive = archive;
        this.asked = asked;
        this.mostRecords = mostRecords;
    }

    /**
     * @param format null to find it out from the first record
     * @param charset null for UTF-8
     * @throws MalformedDelivery if it is packed in a way that is not read
     */
    public static Bundle open(InputStream file, @Nullable Format format, @Nullable Charset charset) throws IOException {
        return open(file, format, charset, FileCutter.MOST_RECORDS);
    }

    public static Bundle open(InputStream file, @Nullable Format format, @Nullable Charset charset, int mostRecords)
            throws IOException {
        Decoder.check(charset);
        try {
            Archive archive = Archive.open(file, OWN_DISK);
            DeliveryOptions asked = new DeliveryOptions(format, charset, Instant.EPOCH, null, 1, OWN_DISK);
            return new Bundle(archive, asked, mostRecords);
        } catch (EOFException e) {
            throw new MalformedDelivery("the gzip ends in the middle", 1, 1);
        } catch (ZipException e) {
            throw new MalformedDelivery("the gzip is damaged: " + e.getMessage(), 1, 1);
        }
    }

    /**
     * The next file, or null after the last; what is left of the one before is passed over.
     *
     * @throws MalformedDelivery if the file is of no format that is known
     * @throws UnreadableArchive if no file can come after it
     */
    public @Nullable FileCutter next() throws IOException {
        DeliveredFile part;
        try {
            part = archive.next();
        } catch (EOFException | ZipException | Oversized e) {
            throw new UnreadableArchive(archive.named(e));
        } catch (MalformedDelivery e) {
            throw new UnreadableArchive(String.valueOf(e.getMessage()));
        }
        return part == null ? null : cutter(part);
    }

    private FileCutter cutter(DeliveredFile part) throws IOException {
        try {
            FileHead head = FileHead.of(part.bytes(), asked.charset());
            Detection detection = Detection.of(head.firstLine(), asked.format());
            boolean json = detection.format() == JsonFormat.JSON;
            Format sent = json ? JsonFormat.NDJSON : detection.format();
            return new FileCutter(
                    part.name(),
                    sent,
                    json ? null : asked.charset(),
                    archive,
                    records(head.whole(), detection),
                    mostRecords);
        } catch (EOFException | ZipException | Oversized e) {
            throw new UnreadableArchive(archive.named(e));
        } catch (MalformedDelivery e) {
            throw part.name() == null
                    ? e
                    : new MalformedDelivery(part.name() + ": " + e.getMessage(), e.line(), e.column());
        }
    }

    private Records records(InputStream whole, Detection detection) throws IOException {
        int most = asked.limits().recordBytes();
        if (detection instanceof Detection.OfTable table && !table.format().isHeadless()) {
            return new TableRecords(whole, table, asked);
        }
        return detection.format() == JsonFormat.JSON
                ? new JsonElements(whole, asked.charset(), most)
                : RecordSplitter.lines(whole, most, 1)::next;
    }
}
