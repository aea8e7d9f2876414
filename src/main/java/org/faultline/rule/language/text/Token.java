package org.faultline.rule.language.text;

import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.print.Printer;

/**
 * One word, number, text or sign of a rule file.
 *
 * @param text as written; of a text what is between the quotes, without escapes
 * @param end the column after its last character, on its last line
 */
public record Token(Sort sort, String text, Position at, Position end) {
    /** The sorts of token; GARBAGE is what was refused already and stands for something all the same. */
    public enum Sort {
        WORD,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    public boolean is(String sign) {
        return (sort == Sort.SIGN || sort == Sort.WORD) && text.equals(sign);
    }

    public boolean isWord() {
        return sort == Sort.WORD;
    }

    public boolean isName() {
        return sort == Sort.WORD && text.startsWith("$");
    }

    /** As a message names it. */
    public String shown() {
        return switch (sort) {
            case END -> "the end of the file";
            case TEXT -> Printer.quoted(text.length() > 20 ? text.substring(0, 20) + "…" : text);
            default -> "'" + text + "'";
        };
    }
}
