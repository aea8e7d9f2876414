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
        return UNWANTED.matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /** At most so many characters, with an ellipsis where something was cut; never half a surrogate pair. */
    public static @Nullable String shortened(@Nullable String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
