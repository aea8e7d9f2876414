package org.faultline.web.alert;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.alert.work.CloseUntil;
import org.faultline.alert.work.Verdict;
import org.faultline.alert.work.WorkAction;
import org.faultline.alert.work.WorkRequest;
import org.faultline.report.Text;
import org.faultline.web.http.Choice;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done about an alert, as it came.
 *
 * @param by who, where there is no login
 * @param assignee of an assignment; empty takes it back
 * @param text the note, or why; at most 8 KB
 * @param until of a closing: ends or starts-again
 * @param version the one that was seen; absent where it does not matter what others did since
 */
@Schema(name = "AlertAction")
public record WorkForm(
        @Nullable String by,
        @Nullable String assignee,
        @Nullable String text,
        @Nullable String verdict,
        @Nullable String until,
        @Nullable Integer version) {
    private static final int MOST_BYTES = 8 * 1024;
    private static final int NAME = 200;
    static final WorkForm NOTHING = new WorkForm(null, null, null, null, null, null);

    /** Of somebody who says nothing more. */
    static WorkForm by(String who) {
        return new WorkForm(who, null, null, null, null, null);
    }

    /** @param who does it */
    WorkRequest act(WorkAction deed, String who) {
        String note = note();
        return switch (deed) {
            case ASSIGN -> WorkRequest.assign(who, assignedTo(), note);
            case VERDICT -> WorkRequest.verdict(who, oneOf("verdict", Verdict.class, verdict), note);
            case CLOSE -> WorkRequest.close(who, oneOf("until", CloseUntil.class, until), note);
            case NOTES -> {
                if (note == null) {
                    throw bad("text", text, "is required: a note says something");
                }
                yield WorkRequest.of(deed, who, note);
            }
            case ACKNOWLEDGE, REOPEN, APPROVE -> WorkRequest.of(deed, who, note);
        };
    }

    private @Nullable String assignedTo() {
        if (assignee == null) {
            throw bad("assignee", null, "is required; empty takes the assignment back");
        }
        String name = Text.clean(assignee);
        if (name.length() > NAME) {
            throw bad("assignee", Text.shortened(name, 120), "is longer than " + NAME + " characters");
        }
        return name.isEmpty() ? null : name;
    }

    /** Line by line, as notes have lines. */
    private @Nullable String note() {
        if (text == null || text.isBlank()) {
            return null;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw Problem.of(
                            413,
                            "Content Too Large",
                            "A note holds at most " + MOST_BYTES + " bytes; nothing of it was taken",
                            new Problem.Violation(
                                    "text",
                                    Text.shortened(Text.clean(text.substring(0, 200)), 120),
                                    "is " + bytes + " bytes long; the most is " + MOST_BYTES))
                    .thrown();
        }
        return text.strip().lines().map(Text::clean).collect(Collectors.joining("\n"));
    }

    private static <E extends Enum<E>> E oneOf(String field, Class<E> kind, @Nullable String given) {
        Optional<E> found = Choice.of(kind, given);
        return found.orElseThrow(() -> bad(field, given, "is none of " + Choice.all(kind)));
    }

    private static RuntimeException bad(String field, @Nullable String value, String reason) {
        return Problem.badInput(new Problem.Violation(field, Text.shortened(value, 120), reason))
                .thrown();
    }
}
