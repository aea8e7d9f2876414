package org.faultline.ingest.stream;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.faultline.report.FieldFault;
import org.faultline.report.delivery.MalformedDelivery;
import org.jspecify.annotations.Nullable;

/** A delivery as a sequence of files: one as it is or gzipped, or those of a zip; what is packed twice is refused. */
public final class Archive {
    private final CountedStream packed;
    private final Limits limits;
    private final Kind kind;
    private final InputStream bytes;
    private int entries;

    private Archive(CountedStream packed, Limits limits, Kind kind, InputStream bytes) {
        this.packed = packed;
        this.limits = limits;
        this.kind = kind;
        this.bytes = bytes;
    }

    /** @throws MalformedDelivery if it is packed in a way that is not read */
    public static Archive open(InputStream body, Limits limits) throws IOException {
        CountedStream packed = new CountedStream(body);
        byte[] head = packed.readNBytes(Kind.LONGEST);
        Kind kind = Kind.of(head);
        InputStream bytes = new SequenceInputStream(new ByteArrayInputStream(head), packed);
        return switch (kind) {
            case PLAIN -> new Archive(packed, limits, kind, bytes);
            case GZIP ->
                new Archive(
                        packed, limits, kind, new BoundedStream(new GZIPInputStream(bytes, 1 << 16), packed, limits));
            case ZIP -> new Archive(packed, limits, kind, new ZipInputStream(bytes));
            default ->
                throw new MalformedDelivery(
                        "the body is " + kind.words + ", which is not read; send it plain, gzipped or zipped", 1, 1);
        };
    }

    /** The next file, or null at the end; what is left of the one before is skipped. */
    @Nullable
    public DeliveredFile next() throws IOException {
        if (bytes instanceof ZipInputStream zip) {
            return nextOf(zip);
        }
        return entries++ == 0 ? new DeliveredFile(null, unpackedOnce(bytes, null)) : null;
    }

    private @Nullable DeliveredFile nextOf(ZipInputStream zip) throws IOException {
        ZipEntry entry;
        while ((entry = entry(zip)) != null) {
            String name = entry.getName();
            if (name.equals("[Content_Types].xml")) {
                throw new MalformedDelivery("the body is a workbook or document, not a table; save it as CSV", 1, 1);
            }
            if (entry.isDirectory() || name.startsWith("__MACOSX/") || name.endsWith(".DS_Store")) {
                continue;
            }
            if (++entries > limits.entries()) {
                throw new Oversized("holds more than " + limits.entries() + " files");
            }
            return new DeliveredFile(
                    FieldFault.shown(name), unpackedOnce(new BoundedStream(zip, packed, limits), name));
        }
        if (!packed.endsAsAZipDoes()) {
            throw new EOFException("ends before its directory");
        }
        return null;
    }

    /** Java answers a name that is no text with an exception of its own kind. */
    private static @Nullable ZipEntry entry(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new ZipException("the name of a file in it is not UTF-8");
        }
    }

    private InputStream unpackedOnce(InputStream in, @Nullable String name) throws IOException {
        if (kind == Kind.PLAIN) {
            return in;
        }
        byte[] head = in.readNBytes(Kind.LONGEST);
        Kind inner = Kind.of(head);
        if (inner != Kind.PLAIN) {
            throw new MalformedDelivery(
                    (name == null ? "what is in the gzip" : FieldFault.shown(name)) + " is itself " + inner.words
                            + "; unpack it first",
                    1,
                    1);
        }
        return new SequenceInputStream(new ByteArrayInputStream(head), in);
    }

    /** What went wrong in unpacking, in words. */
    public String named(IOException e) {
        if (e instanceof Oversized) {
            return "the " + kind.noun + " " + e.getMessage();
        }
        return e instanceof EOFException
                ? "the " + kind.noun + " ends in the middle"
                : "the " + kind.noun + " is damaged: " + e.getMessage();
    }

    boolean isPacked() {
        return kind != Kind.PLAIN;
    }

    /** What a file is by its first bytes. */
    private enum Kind {
        PLAIN("body", "plain"),
        GZIP("gzip", "a gzip", 0x1f, 0x8b),
        ZIP("zip", "a zip", 'P', 'K', 3, 4),
        EMPTY_ZIP("zip", "an empty zip", 'P', 'K', 5, 6),
        BZIP2("bzip2", "a bzip2 file", 'B', 'Z', 'h'),
        XZ("xz", "an xz file", 0xfd, '7', 'z', 'X', 'Z'),
        SEVEN_ZIP("7z", "a 7z file", '7', 'z', 0xbc, 0xaf),
        ZSTD("zstd", "a zstd file", 0x28, 0xb5, 0x2f, 0xfd),
        RAR("rar", "a rar file", 'R', 'a', 'r', '!'),
        PDF("PDF", "a PDF", '%', 'P', 'D', 'F'),
        PARQUET("Parquet", "a Parquet file", 'P', 'A', 'R', '1'),
        OLD_OFFICE("document", "an old Office document", 0xd0, 0xcf, 0x11, 0xe0);

        static final int LONGEST = 8;

        private final String noun;
        private final String words;

        @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
        private final int[] first;

        Kind(String noun, String words, int... first) {
            this.noun = noun;
            this.words = words;
            this.first = first;
        }

        static Kind of(byte[] head) {
            return Arrays.stream(values())
                    .filter(kind -> kind != PLAIN && kind.begins(head))
                    .findFirst()
                    .orElse(PLAIN);
        }

        private boolean begins(byte[] head) {
            for (int i = 0; i < first.length; i++) {
                if (i >= head.length || (head[i] & 0xff) != first[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
