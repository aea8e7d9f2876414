package org.faultline.ingest.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.faultline.report.delivery.MalformedDelivery;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file, up to the end of its first line with anything on it, and the file from its beginning.
 *
 * @param whole the file, without a byte-order mark
 * @param firstLine the first line that is not blank, without line break
 */
public record FileHead(InputStream whole, String firstLine) {
    /** A first line may be this long; a longer one is cut, which leaves enough to tell the format. */
    private static final int REACH = 1 << 17;

    public static FileHead of(InputStream in, @Nullable Charset charset) throws IOException {
        byte[] bytes = new byte[REACH];
        int n = 0;
        int scanned = 0;
        boolean sawText = false;
        int lineEnd = -1;
        while (lineEnd < 0 && n < REACH) {
            int more = in.read(bytes, n, Math.min(8192, REACH - n));
            if (more < 0) {
                break;
            }
            n += more;
            for (; scanned < n && lineEnd < 0; scanned++) {
                sawText |= bytes[scanned] > ' ' || bytes[scanned] < 0;
                lineEnd = sawText && bytes[scanned] == '\n' ? scanned : -1;
            }
        }
        int start = mark(bytes, n);
        Charset used = charset == null ? StandardCharsets.UTF_8 : charset;
        String text = new String(bytes, start, Math.max(0, (lineEnd < 0 ? n : lineEnd) - start), used);
        byte[] head = Arrays.copyOfRange(bytes, start, n);
        return new FileHead(new SequenceInputStream(new ByteArrayInputStream(head), in), line(text));
    }

    /** Without the blank lines before it; tabs at its end are empty cells and count. */
    private static String line(String text) {
        return text.replaceFirst("^[ \r\n]+", "").replaceFirst("[ \r\n]+$", "");
    }

    /** The length of UTF-8's byte-order mark; other marks say that the text is not in a form that is read. */
    private static int mark(byte[] b, int n) {
        if (n >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
            return 3;
        }
        boolean utf16 = n >= 2
                && (((b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff)
                        || ((b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe));
        if (utf16) {
            throw new MalformedDelivery("the text is UTF-16, by its byte-order mark; save it as UTF-8", 1, 1);
        }
        return 0;
    }
}
