package org.faultline.alert.work;

import org.jspecify.annotations.Nullable;

/**
 * One thing a person does about an alert.
 *
 * @param to what it sets: an assignee (null takes the assignment back), a verdict, how long closed; null where it sets nothing
 * @param text a note, or why
 */
public record WorkRequest(
        WorkAction deed,
        String by,
        @Nullable String to,
        @Nullable String text) {
    public static WorkRequest of(WorkAction deed, String by, @Nullable String text) {
        return new WorkRequest(deed, by, null, text);
    }

    public static WorkRequest assign(String by, @Nullable String assignee, @Nullable String text) {
        return new WorkRequest(WorkAction.ASSIGN, by, assignee, text);
    }

    public static WorkRequest close(String by, CloseUntil until, @Nullable String text) {
        return new WorkRequest(WorkAction.CLOSE, by, until.name(), text);
    }

    public static WorkRequest verdict(String by, Verdict verdict, @Nullable String text) {
        return new WorkRequest(WorkAction.VERDICT, by, verdict.name(), text);
    }

    boolean startsAgain() {
        return deed == WorkAction.CLOSE && CloseUntil.STARTS_AGAIN.name().equals(to);
    }
}
