package org.faultline.trial.cases.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.rule.file.FilesBelow;
import org.faultline.rule.language.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file, or why there is none.
 *
 * @param fault null where it could be read
 * @param at where it could not
 */
public record FileText(String text, @Nullable String fault, Position at) {
    /** Some ten thousand cases. */
    static final int MOST_BYTES = 1 << 20;

    private static final Position START = new Position(1, 1);

    /** Reads a file of UTF-8, with or without a byte order mark. */
    public static FileText of(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return refused(
                        Files.exists(file) ? "this is no file; give it another name" : "this file is not there", START);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                return of(bytes);
            }
        } catch (IOException e) {
            return refused("the file " + FilesBelow.reason(e), START);
        }
    }

    /** A text that stands in no file yet. */
    public static FileText of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileText of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return refused("the file is larger than 1 MB; split it, with one rule's cases in each file", START);
        }
        if (isUtf16(bytes)) {
            return refused("the file is UTF-16 text, not UTF-8; save it as UTF-8", START);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            String[] before = text.split("\r\n|\r|\n", -1);
            Position at = new Position(before.length, before[before.length - 1].length() + 1);
            return refused("the file is not UTF-8 text: a letter here is coded otherwise; save it as UTF-8", at);
        }
        return new FileText(text.startsWith("\uFEFF") ? text.substring(1) : text, null, START);
    }

    /** By its byte order mark, or by the empty byte that every second one is in a text of mostly Latin letters. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int looked = Math.min(bytes.length, 1000) / 2 * 2;
        int[] empty = new int[2];
        for (int i = 0; i < looked; i++) {
            empty[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        return mark == 0xFEFF || mark == 0xFFFE || Math.abs(empty[0] - empty[1]) > looked / 4;
    }

    private static FileText refused(String fault, Position at) {
        return new FileText("", fault, at);
    }
}
