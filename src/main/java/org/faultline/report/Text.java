package org.faultline.report;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes untrusted text harmless to read: no control characters, no bidirectional overrides, no lone surrogates. */
public final class Text {
    /** Cc and Cs; the embeddings, overrides and isolates that reorder their surroundings; the byte-order mark. */
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}]");

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");

    /** How far beyond a cut to look for what belongs to the character before it; the longest emoji has 16 units. */
    private static final int SEEN_ACROSS = 64;

    /** A spreadsheet takes a cell that begins with one of these for a formula. */
    private static final String FORMULA = "=+-@\t\r";

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

    /** A text as a cell of a table: one that a spreadsheet would take for a formula is marked as text by an apostrophe. */
    public static String cell(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** At most so many UTF-16 units, with an ellipsis where something was cut; what a reader sees as one character stays whole. */
    public static @Nullable String shortened(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : beginning(text, most - 1) + "…";
    }

    /** The first characters of a longer text that fit into so many UTF-16 units. */
    private static String beginning(String text, int most) {
        BreakIterator characters =
                BreakIterator.getCharacterInstance(Locale.ROOT); // Java's own knows no joined emoji before 20
        characters.setText(text.substring(0, Math.min(text.length(), most + SEEN_ACROSS)));
        int end = characters.isBoundary(most) ? most : characters.preceding(most);
        if (end <= 0) { // one character without end, such as a letter under a thousand accents
            end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        }
        return text.substring(0, end);
    }

    /** Whether the text holds half of a surrogate pair, which UTF-8 cannot write. */
    public static boolean hasHalfPair(String text) {
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
