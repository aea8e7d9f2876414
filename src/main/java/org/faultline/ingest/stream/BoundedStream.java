package org.faultline.ingest.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** What comes out of unpacking, stopped when it grows past all measure: a zip bomb costs no more than the limits. */
final class BoundedStream extends FilterInputStream {
    /** A few small files of one repeated row pack better than any real file; below this they harm nobody. */
    private static final long HARMLESS = 16 << 20;

    private final CountedStream packed;
    private final Limits limits;
    private long count;

    BoundedStream(InputStream in, CountedStream packed, Limits limits) {
        super(in);
        this.packed = packed;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count += b < 0 ? 0 : 1;
        check();
        return b;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int n = super.read(to, offset, length);
        count += Math.max(0, n);
        check();
        return n;
    }

    private void check() throws Oversized {
        if (count > limits.inflatedBytes()) {
            throw new Oversized(String.format(Locale.ROOT, "unpacks to more than %,d bytes", limits.inflatedBytes()));
        }
        if (count > HARMLESS && count > limits.ratio() * packed.count()) {
            throw new Oversized("unpacks to more than " + limits.ratio() + " times its size, as a zip bomb does");
        }
    }

    /** Whoever reads a part to its end must not close the whole; the body is its giver's to close. */
    @Override
    public void close() {}
}
