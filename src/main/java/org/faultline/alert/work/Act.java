package org.faultline.alert.work;

import org.jspecify.annotations.Nullable;

/**
 * One thing a person does about an alert.
 *
 * @param to what it sets: an assignee (null takes the assignment back), a verdict, how long closed; null where it sets nothing
 * @param text a note, or why
 */
public record Act(
        Deed deed, String by, @Nullable String to, @Nullable String text) {
    public static Act of(Deed deed, String by, @Nullable String text) {
        return new Act(deed, by, null, text);
    }

    public static Act assign(String by, @Nullable String assignee, @Nullable String text) {
        return new Act(Deed.ASSIGN, by, assignee, text);
    }

    public static Act close(String by, Until until, @Nullable String text) {
        return new Act(Deed.CLOSE, by, until.name(), text);
    }

    public static Act verdict(String by, Verdict verdict, @Nullable String text) {
        return new Act(Deed.VERDICT, by, verdict.name(), text);
    }

    boolean startsAgain() {
        return deed == Deed.CLOSE && Until.STARTS_AGAIN.name().equals(to);
    }
}
