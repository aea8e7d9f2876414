package org.faultline.subscription;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Local hours in which someone is only told of what grows graver; over midnight where they end before they begin. */
public record QuietHours(LocalTime from, LocalTime to) {

    /** When they end, or null where none are running. */
    public @Nullable Instant end(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean evening = !time.isBefore(from);
        boolean morning = time.isBefore(to);
        boolean overMidnight = to.isBefore(from);
        if (overMidnight ? !evening && !morning : !evening || !morning) {
            return null;
        }
        ZonedDateTime end = local.toLocalDate()
                .plusDays(overMidnight && evening ? 1 : 0)
                .atTime(to)
                .atZone(zone);
        // where the clocks are put back over the end, it comes twice, and the first may lie behind
        return end.toInstant().isAfter(now)
                ? end.toInstant()
                : end.withLaterOffsetAtOverlap().toInstant();
    }
}
