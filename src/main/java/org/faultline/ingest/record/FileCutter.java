package org.faultline.ingest.record;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.zip.ZipException;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.stream.Archive;
import org.faultline.ingest.stream.FilePiece;
import org.faultline.ingest.stream.Oversized;
import org.faultline.report.delivery.MalformedDelivery;
import org.jspecify.annotations.Nullable;

/** Cuts one file into pieces, between records and without reading what is in them; holds one piece at a time. */
public final class FileCutter {
    /** A piece of so many records, or bytes, is stored in one transaction. */
    public static final int MOST_RECORDS = 1_000;

    static final int MOST_BYTES = 4 << 20;

    private final @Nullable String name;
    private final Format format;
    private final @Nullable Charset charset;
    private final Archive archive;
    private final Records records;
    private final int mostRecords;
    private @Nullable RawRecord pending;
    private @Nullable MalformedDelivery fault;
    private long line;

    public FileCutter(
            @Nullable String name,
            Format format,
            @Nullable Charset charset,
            Archive archive,
            Records records,
            int mostRecords) {
        this.name = name;
        this.format = format;
        this.charset = charset;
        this.archive = archive;
        this.records = records;
        this.mostRecords = mostRecords;
    }

    /** The name that the file has in a zip; null where it is a file by itself. */
    public @Nullable String name() {
        return name;
    }

    /** What the pieces are written in; those of a JSON array are NDJSON. */
    public Format format() {
        return format;
    }

    /** The character set of the pieces; null for UTF-8. */
    public @Nullable Charset charset() {
        return charset;
    }

    /** Goes past the records that end by that line, which have been taken already. */
    public void skipThrough(long last) throws IOException {
        RawRecord record = read();
        while (record != null && last(record) <= last) {
            record = read();
        }
        pending = record;
    }

    /**
     * The next piece, or null at the end. Beginning at the same line it is always the same.
     *
     * @throws MalformedDelivery if the file cannot be read on from here; all that could be read has been given before
     */
    public @Nullable FilePiece next() throws IOException {
        RawRecord record = read();
        while (record != null && isBlank(record)) {
            record = read();
        }
        if (record == null) {
            if (fault != null) {
                throw fault;
            }
            return null;
        }
        return piece(record);
    }

    private FilePiece piece(RawRecord begin) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(records.header());
        RawRecord record = begin;
        long through = last(begin);
        int count = 0;
        while (record != null
                && (count == 0 || (count < mostRecords && body.size() + record.bytes().length < MOST_BYTES))) {
            write(record, body);
            through = last(record);
            count += isBlank(record) ? 0 : 1;
            record = read();
        }
        pending = record;
        return new FilePiece(begin.line(), through, count, body.toByteArray());
    }

    /** The next record, or null at the end and where reading ends for a fault, which is kept. */
    private @Nullable RawRecord read() throws IOException {
        RawRecord record = pending;
        pending = null;
        try {
            record = record != null || fault != null ? record : records.next();
        } catch (EOFException | ZipException | Oversized e) {
            fault = new MalformedDelivery(archive.named(e) + ", after line " + line, line, 1);
        } catch (MalformedDelivery e) {
            fault = e;
        }
        line = record == null ? line : last(record);
        return record;
    }

    private static long last(RawRecord record) {
        return record.line() + record.lines() - 1;
    }

    /** The record and a line break that does not swallow a character of it. */
    static void write(RawRecord record, ByteArrayOutputStream to) {
        byte[] bytes = record.bytes();
        to.writeBytes(bytes);
        if (bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
            to.write('\r');
        }
        to.write('\n');
    }

    static boolean isBlank(RawRecord record) {
        for (byte b : record.bytes()) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return record.fault() == null;
    }
}
