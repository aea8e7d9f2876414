package org.faultline.ingest.stream;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.faultline.report.delivery.MalformedDelivery;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of one record into text, strictly: what is not in the character set is refused, never guessed. */
public final class Decoder {
    private static final String ASCII = "\n\r\t\",;{}[]:0123456789ABCabc";

    private final Charset charset;

    public Decoder(@Nullable Charset named) {
        this.charset = named == null ? StandardCharsets.UTF_8 : named;
    }

    /** @throws MalformedDelivery if records cannot be cut in that character set, as in UTF-16 */
    public static void check(@Nullable Charset charset) {
        if (charset != null && !ASCII.equals(new String(ASCII.getBytes(StandardCharsets.US_ASCII), charset))) {
            throw new MalformedDelivery("the character set " + charset + " is not read; save the file as UTF-8", 1, 1);
        }
    }

    /** The text, or null where the bytes are none. */
    @Nullable
    public String strictly(byte[] bytes) {
        String text = new String(bytes, charset);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The text with U+FFFD for every byte that is none. */
    public String loosely(byte[] bytes) {
        return new String(bytes, charset);
    }

    public String refusal() {
        return "is not " + charset
                + (charset.equals(StandardCharsets.UTF_8)
                        ? "; name the character set it is in, such as windows-1252"
                        : "");
    }
}
