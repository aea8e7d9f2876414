package org.faultline.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed in the news and made an alert take something back.
 *
 * @param report the report concerned, {@code dataset:externalId}; empty where it is the whole story
 * @param what the field of the event that changed, in words; null unless the kind is CHANGED
 * @param before what that was
 * @param now what it is, or the id of the event or alert it is now part of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cause(
        Kind kind,
        String report,
        @Nullable String what,
        @Nullable String before,
        @Nullable String now) {
    /** How the news changed. */
    public enum Kind {
        /** The report was retracted. */
        RETRACTED,
        /** What is known of the event is otherwise. */
        CHANGED,
        /** The report is now taken to tell of another event. */
        ANOTHER_EVENT,
        /** The event stands as it was, but not as part of this: the rule, or something it rests on, is otherwise. */
        NO_LONGER_COUNTS,
        /** Another alert tells it on: two became one. */
        TOLD_ELSEWHERE
    }

    /** In one sentence. */
    public String words() {
        return switch (kind) {
            case RETRACTED -> "The report " + report + " was retracted.";
            case CHANGED -> "The " + what + " of " + report + " is now " + now + "; it had been " + before + ".";
            case ANOTHER_EVENT -> "The report " + report + " is now taken to tell of the event " + now + ".";
            case NO_LONGER_COUNTS -> "What " + report + " tells stands, but no longer counts towards this.";
            case TOLD_ELSEWHERE -> "It is told on as alert " + now + ".";
        };
    }
}
