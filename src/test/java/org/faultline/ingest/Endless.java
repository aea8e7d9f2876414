package org.faultline.ingest;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** A file of any size that is made up while it is read. */
final class Endless extends InputStream {
    private final LongFunction<String> row;
    private final long rows;
    private byte[] block;
    private int at;
    private long next;

    Endless(String header, long rows, LongFunction<String> row) {
        this.block = header.getBytes(StandardCharsets.UTF_8);
        this.rows = rows;
        this.row = row;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        if (at == block.length) {
            if (next == rows) {
                return -1;
            }
            block = row.apply(next++).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int n = Math.min(length, block.length - at);
        System.arraycopy(block, at, to, offset, n);
        at += n;
        return n;
    }
}
