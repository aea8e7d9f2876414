package org.faultline.fact;

import org.faultline.knowledge.Decision;

/**
 * A name as a report writes it.
 *
 * @param folded the same for every spelling that counts as one name
 * @param known whether anybody has said who or where that is
 */
public record Spelling(Decision.Kind kind, String text, String folded, boolean known) {
    /** Kind and folded name in one word. */
    public String key() {
        return key(kind, folded);
    }

    public static String key(Decision.Kind kind, String folded) {
        return kind + ":" + folded;
    }
}
