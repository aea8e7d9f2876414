package org.faultline.alert.silence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Hours that come again every week, as the clock on the wall shows them in a zone: an hour that a change to summer time leaves out never
 * comes, one that it brings twice is meant both times.
 *
 * @param days on which it begins
 * @param to not later than from means on the next day; the same as from is a whole day
 */
public record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    public WeeklyHours {
        // in the order of the week
        days = Collections.unmodifiableSet(days.isEmpty() ? days : EnumSet.copyOf(days));
    }

    boolean covers(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        LocalTime time = there.toLocalTime();
        DayOfWeek day = there.getDayOfWeek();
        boolean begun = days.contains(day) && !time.isBefore(from);
        if (from.isBefore(to)) {
            return begun && time.isBefore(to);
        }
        return begun || (days.contains(day.minus(1)) && time.isBefore(to));
    }
}
