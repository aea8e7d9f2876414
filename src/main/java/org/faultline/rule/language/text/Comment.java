package org.faultline.rule.language.text;

import org.faultline.rule.language.model.Position;

/**
 * A comment of a rule file.
 *
 * @param text as written, with its signs
 * @param end the column after its last character, on its last line
 */
public record Comment(String text, Position at, Position end) {
    /** Whether it goes to the end of its line. */
    public boolean ofLine() {
        return text.startsWith("//");
    }
}
