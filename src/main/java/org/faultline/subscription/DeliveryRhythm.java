package org.faultline.subscription;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When someone is told: at once, or in a digest of their local hours.
 *
 * @param at the local time of a daily, weekly or monthly digest, the minute of an hourly one
 * @param day the day of a weekly digest, null for any other
 * @param dayOfMonth of a monthly digest, {@link #LAST} for the last; a day that a month does not have is its last; 0 for any other
 */
public record DeliveryRhythm(
        Kind kind, LocalTime at, @Nullable DayOfWeek day, int dayOfMonth) {
    /** How often. */
    public enum Kind {
        AT_ONCE,
        HOURLY,
        DAILY,
        WEEKLY,
        MONTHLY
    }

    public static final int LAST = 31;

    public static final DeliveryRhythm AT_ONCE = new DeliveryRhythm(Kind.AT_ONCE, LocalTime.MIDNIGHT, null, 0);

    public boolean digest() {
        return kind != Kind.AT_ONCE;
    }

    /**
     * When the first digest after a moment is due, or null where there is none. An hour that the clocks leave out makes it later by as
     * much, and of an hour that comes twice the first counts.
     */
    public @Nullable Instant next(Instant after, ZoneId zone) {
        ZonedDateTime local = after.atZone(zone);
        return switch (kind) {
            case AT_ONCE -> null;
            case HOURLY ->
                Stream.iterate(local.truncatedTo(ChronoUnit.HOURS).withMinute(at.getMinute()), h -> h.plusHours(1))
                        .map(ZonedDateTime::toInstant)
                        .filter(after::isBefore)
                        .findFirst()
                        .orElseThrow();
            case DAILY, WEEKLY, MONTHLY ->
                Stream.iterate(local.toLocalDate(), d -> d.plusDays(1))
                        .filter(this::falls)
                        .map(d -> d.atTime(at).atZone(zone).toInstant())
                        .filter(after::isBefore)
                        .findFirst()
                        .orElseThrow();
        };
    }

    private boolean falls(LocalDate date) {
        return switch (kind) {
            case WEEKLY -> date.getDayOfWeek() == day;
            case MONTHLY -> date.getDayOfMonth() == Math.min(dayOfMonth, date.lengthOfMonth());
            default -> true;
        };
    }
}
