package org.faultline.ingest.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The bytes as they came: counts them, and sees whether a zip's directory came by, which ends every whole zip. */
final class CountedStream extends FilterInputStream {
    private static final int ZIP_END = 0x504b0506; // "PK" 5 6

    private long count;
    private int last;
    private boolean sawZipEnd;

    CountedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            seen((byte) b);
        }
        return b;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int n = super.read(to, offset, length);
        for (int i = 0; i < n; i++) {
            seen(to[offset + i]);
        }
        return n;
    }

    private void seen(byte b) {
        count++;
        last = last << 8 | (b & 0xff);
        sawZipEnd |= last == ZIP_END;
    }

    long count() {
        return count;
    }

    /** Reads on to the end, if need be. */
    boolean endsAsAZipDoes() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return sawZipEnd;
    }

    /** Whoever reads a part to its end must not close the whole; the body is its giver's to close. */
    @Override
    public void close() {}
}
