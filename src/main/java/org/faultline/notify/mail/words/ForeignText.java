package org.faultline.notify.mail.words;

import com.ibm.icu.text.BreakIterator;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Bidi;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes what others wrote fit to stand in a mail: one line, not endless, unable to turn its surroundings round. */
public final class ForeignText {
    /** First strong isolate and its end: between them text has a direction of its own. */
    public static final char FSI = '\u2068';

    public static final char PDI = '\u2069';

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");

    /** Embeddings, overrides, isolates and marks of direction; lone surrogates, the byte-order mark, tag characters. */
    private static final Pattern UNWANTED = Pattern.compile(
            "[\\p{Cs}\\x{061C}\\x{200B}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}\\x{FFF9}-\\x{FFFB}\\x{E0000}-\\x{E007F}]");

    private static final int LONGEST_LINK = 1000;

    private ForeignText() {}

    public static String clean(@Nullable String text, int most) {
        if (text == null) {
            return "";
        }
        // what is endless is cut before it is looked at
        String some = text.length() > 4 * most ? text.substring(0, 4 * most) : text;
        String plain = UNWANTED.matcher(BREAKS.matcher(some).replaceAll(" "))
                .replaceAll("")
                .strip();
        return shortened(some.length() < text.length() ? plain + "…" : plain, most);
    }

    /** At most so long, with an ellipsis where something was cut; what a reader sees as one character stays whole. */
    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        BreakIterator characters =
                BreakIterator.getCharacterInstance(Locale.ROOT); // Java's own knows no joined emoji before 20
        characters.setText(text);
        int end = characters.isBoundary(most - 1) ? most - 1 : characters.preceding(most - 1);
        if (end <= 0) { // one character without end, such as a letter under a thousand accents
            end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        }
        return text.substring(0, end) + "…";
    }

    /** With a direction of its own, unless it has none but that of the text around it. */
    static String apart(String text, boolean rightToLeft) {
        boolean same = !rightToLeft && !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        return same || text.isEmpty() ? text : FSI + text + PDI;
    }

    /** An address that a reader may be sent to: http or https with a host, in ASCII; empty where it is none. */
    public static String link(@Nullable String url) {
        if (url == null || url.length() > LONGEST_LINK) {
            return "";
        }
        try {
            URI uri = new URI(url.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? uri.toASCIIString() : "";
        } catch (URISyntaxException e) {
            // what is no address is shown by name, without a link
            return "";
        }
    }
}
