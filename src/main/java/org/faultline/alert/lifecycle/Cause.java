package org.faultline.alert.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed in the news and made an alert take something back.
 *
 * @param report the report concerned, {@code dataset:externalId}; empty where it is the whole alert
 * @param what the field of the event that changed, in words; null unless the kind is CHANGED
 * @param before what that was
 * @param now what it is, or the id of the event or alert it is now part of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RevisionCause")
public record Cause(
        Kind kind,
        String report,
        @Nullable String what,
        @Nullable String before,
        @Nullable String now) {
    /** How the news changed. */
    @Schema(name = "RevisionCauseKind")
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

    /** What changed where the values are the ids of groups. */
    public static final String GROUPS = "groups";

    /** What stands between ids of groups, which never hold it. */
    public static final String PARTED = "|";

    /** Whether what changed is to which groups the actors belong. */
    public boolean ofGroups() {
        return GROUPS.equals(what);
    }

    /** The ids in a value of such a change. */
    public static Stream<String> groups(String value) {
        return Stream.of(value.split("\\" + PARTED)).filter(id -> !id.isEmpty());
    }

    /**
     * In one sentence.
     *
     * @param groupName the name that readers know a group by, by its id
     */
    public String words(UnaryOperator<String> groupName) {
        return switch (kind) {
            case RETRACTED -> "The report " + report + " was retracted.";
            case CHANGED ->
                "The " + what + " of " + report + verb() + value(now, groupName) + "; before: "
                        + value(before, groupName) + ".";
            case ANOTHER_EVENT -> "The report " + report + " is now taken to tell of the event " + now + ".";
            case NO_LONGER_COUNTS -> "What " + report + " tells stands, but no longer counts towards this.";
            case TOLD_ELSEWHERE -> "It is told on as alert " + now + ".";
        };
    }

    private String verb() {
        return what != null && what.endsWith("s") && !what.equals("status") ? " are now " : " is now ";
    }

    private String value(@Nullable String value, UnaryOperator<String> groupName) {
        String known = value == null ? "" : value;
        String shown = ofGroups() ? groups(known).map(groupName).collect(Collectors.joining(", ")) : known;
        return shown.isEmpty() ? "not given" : shown;
    }
}
