package org.faultline.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.alert.work.CloseUntil;
import org.faultline.alert.work.Work;
import org.faultline.alert.work.WorkAction;
import org.faultline.alert.work.WorkEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where the work on an alert stands, and everything that was done about it.
 *
 * @param version 0 before anything was done; for If-Match
 * @param says of a closed one, what that does
 * @param allowed what can be done now
 * @param trail the oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AlertWork")
public record WorkView(
        String alert,
        String state,
        int version,
        @Nullable String assignee,
        @Nullable String verdict,
        @Nullable String closedUntil,
        @Nullable String says,
        List<String> allowed,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable List<Entry> notes,
        @Nullable List<Entry> trail) {

    /** One thing that was done: who did it and when, what it changed, and what they said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AlertWorkEntry")
    public record Entry(
            int number,
            Instant at,
            String by,
            String act,
            @Nullable String from,
            @Nullable String to,
            @Nullable String text) {
        public static Entry of(WorkEntry e) {
            return new Entry(e.number(), e.at(), e.by(), Choice.written(e.act()), e.from(), e.to(), e.text());
        }
    }

    /** The ways to close an alert, each of which says what it does. */
    public List<CloseUntil> closings() {
        return List.of(CloseUntil.values());
    }

    public static WorkView of(Work work, List<WorkEntry> trail) {
        List<Entry> all = trail.stream().map(Entry::of).toList();
        String note = Choice.written(WorkAction.NOTES);
        return of(work, all.stream().filter(e -> e.act().equals(note)).toList(), all);
    }

    /** Without what was done so far. */
    public static WorkView brief(Work work) {
        return of(work, null, null);
    }

    private static WorkView of(Work work, @Nullable List<Entry> notes, @Nullable List<Entry> trail) {
        CloseUntil until = work.closedFor();
        boolean touched = work.version() > 0;
        return new WorkView(
                String.valueOf(work.alertId()),
                work.state().name(),
                work.version(),
                work.assignee(),
                work.verdict() == null ? null : Choice.written(Objects.requireNonNull(work.verdict())),
                until == null ? null : Choice.written(until),
                until == null ? null : until.says(),
                WorkAction.allowed(work.state()).stream().map(Choice::written).toList(),
                touched ? work.changedBy() : null,
                touched ? work.changedAt() : null,
                notes,
                trail);
    }
}
