package org.faultline.rule;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One rule as its file states it.
 *
 * @param id the file's name without its ending
 * @param family the folder it stands in
 * @param version the first 12 hex digits of the SHA-256 of the text
 * @param groupBy what its findings are told apart by; findings that agree in all of them are one story
 * @param quietDays days without new evidence after which a story is over
 */
public record Rule(
        String id,
        String family,
        String version,
        String title,
        Severity severity,
        RuleStatus status,
        String owner,
        List<String> groupBy,
        int quietDays,
        String text) {
    private static final Pattern UNSAID =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);
    private static final Pattern ABSENCE = Pattern.compile("\\b(?:Today|Coverage)\\s*\\(");

    /** Whether it speaks of what did not happen, and so holds only as long as those who would tell are heard. */
    public boolean ofAbsence() {
        return ABSENCE.matcher(said()).find();
    }

    /** Its text without comments and quoted words. */
    String said() {
        return UNSAID.matcher(text).replaceAll(" ");
    }
}
