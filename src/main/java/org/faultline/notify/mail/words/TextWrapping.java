package org.faultline.notify.mail.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;

/** Lays out the text part for terminals: lines of at most 72 characters, each continued under its own beginning; addresses stay whole. */
public final class TextWrapping {
    private static final int WIDTH = 72;

    /** What stands before the text of a line: spaces, and the dash of a list. */
    private static final Pattern HEAD = Pattern.compile("^ *(?:[-*] )?");

    private TextWrapping() {}

    public static String wrapped(String text) {
        return text.lines().map(TextWrapping::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(String line) {
        if (line.length() <= WIDTH) {
            return line.stripTrailing();
        }
        Matcher head = HEAD.matcher(line);
        String before = head.lookingAt() ? head.group() : "";
        String under = "\n" + " ".repeat(before.length());
        return before + WordUtils.wrap(line.substring(before.length()), WIDTH - before.length(), under, false);
    }
}
