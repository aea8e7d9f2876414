package org.faultline.report;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes untrusted text harmless to read: no control characters, no bidirectional overrides, no lone surrogates. */
public final class Text {
    /** Cc and Cs; the embeddings, overrides and isolates that reorder their surroundings; the byte-order mark. */
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}]");

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");

    private Text() {}

    public static String clean(String text) {
        if (isPlain(text)) {
            return text.strip();
        }
        return UNWANTED.matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /** Most text has none of the characters in question, and saying so is ten times faster than replacing nothing. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' '
                    || (c >= 0x7f && c <= 0x9f)
                    || (c >= 0x2028 && c <= 0x202e)
                    || (c >= 0x2066 && c <= 0x2069)
                    || Character.isSurrogate(c)
                    || c == 0xfeff) {
                return false;
            }
        }
        return true;
    }

    /** At most so many characters, with an ellipsis where something was cut; never half a surrogate pair. */
    public static @Nullable String shortened(@Nullable String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** Whether the text holds half of a surrogate pair, which UTF-8 cannot write. */
    static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
