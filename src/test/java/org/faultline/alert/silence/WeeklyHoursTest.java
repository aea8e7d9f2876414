package org.faultline.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weekly hours as the clock on the wall shows them. Berlin left out 02:00 to 03:00 on 31 March 2024 and had it twice on 27 October. */
class WeeklyHoursTest {
    @ParameterizedTest
    @CsvSource({
        // an evening, past midnight, a whole day
        "FRIDAY, 18:00, 22:00, Asia/Damascus, 2024-11-15T14:59:59Z, false",
        "FRIDAY, 18:00, 22:00, Asia/Damascus, 2024-11-15T15:00:00Z, true",
        "FRIDAY, 18:00, 22:00, Asia/Damascus, 2024-11-15T19:00:00Z, false",
        "FRIDAY, 18:00, 22:00, Asia/Damascus, 2024-11-16T16:00:00Z, false",
        "FRIDAY, 22:00, 06:00, UTC, 2024-11-15T21:59:59Z, false",
        "FRIDAY, 22:00, 06:00, UTC, 2024-11-15T23:00:00Z, true",
        "FRIDAY, 22:00, 06:00, UTC, 2024-11-16T05:59:59Z, true",
        "FRIDAY, 22:00, 06:00, UTC, 2024-11-16T06:00:00Z, false",
        "FRIDAY, 22:00, 06:00, UTC, 2024-11-15T05:00:00Z, false",
        "SUNDAY, 00:00, 00:00, UTC, 2024-11-17T00:00:00Z, true",
        "SUNDAY, 00:00, 00:00, UTC, 2024-11-17T23:59:59Z, true",
        "SUNDAY, 00:00, 00:00, UTC, 2024-11-18T00:00:00Z, false",
        // the day changes elsewhere first
        "MONDAY, 00:00, 01:00, Asia/Tokyo, 2024-11-17T15:30:00Z, true",
        "MONDAY, 00:00, 01:00, America/New_York, 2024-11-17T15:30:00Z, false",
        // the hour that is left out: 01:59:59 is followed by 03:00
        "SUNDAY, 01:00, 02:30, Europe/Berlin, 2024-03-31T00:59:59Z, true",
        "SUNDAY, 01:00, 02:30, Europe/Berlin, 2024-03-31T01:00:00Z, false",
        "SUNDAY, 02:30, 04:00, Europe/Berlin, 2024-03-31T00:59:59Z, false",
        "SUNDAY, 02:30, 04:00, Europe/Berlin, 2024-03-31T01:00:00Z, true",
        "SUNDAY, 02:30, 04:00, Europe/Berlin, 2024-03-31T02:00:00Z, false",
        // the hour that comes twice: both times
        "SUNDAY, 02:15, 02:45, Europe/Berlin, 2024-10-27T00:30:00Z, true",
        "SUNDAY, 02:15, 02:45, Europe/Berlin, 2024-10-27T01:00:00Z, false",
        "SUNDAY, 02:15, 02:45, Europe/Berlin, 2024-10-27T01:30:00Z, true",
        "SUNDAY, 01:00, 03:00, Europe/Berlin, 2024-10-27T01:59:59Z, true",
        "SUNDAY, 01:00, 03:00, Europe/Berlin, 2024-10-27T02:00:00Z, false",
        "SATURDAY, 22:00, 06:00, Europe/Berlin, 2024-10-27T04:59:59Z, true",
        "SATURDAY, 22:00, 06:00, Europe/Berlin, 2024-10-27T05:00:00Z, false"
    })
    void holdsAtItsHoursAndAtNoOther(
            DayOfWeek day, LocalTime from, LocalTime to, ZoneId zone, Instant at, boolean holds) {
        assertThat(new WeeklyHours(Set.of(day), from, to, zone).covers(at)).isEqualTo(holds);
    }

    @Test
    void theHourThatIsLeftOutNeverComesAndTheOneThatComesTwiceIsMeantTwice() {
        WeeklyHours night = new WeeklyHours(
                EnumSet.allOf(DayOfWeek.class), LocalTime.of(2, 0), LocalTime.of(3, 0), ZoneId.of("Europe/Berlin"));
        assertThat(minutes(night, "2024-03-30T00:00:00Z")).isEqualTo(60);
        assertThat(minutes(night, "2024-03-31T00:00:00Z")).isZero();
        assertThat(minutes(night, "2024-10-27T00:00:00Z")).isEqualTo(120);
    }

    private static long minutes(WeeklyHours weekly, String from) {
        Instant start = Instant.parse(from).minus(Duration.ofHours(2));
        return java.util.stream.IntStream.range(0, 24 * 60)
                .filter(m -> weekly.covers(start.plus(Duration.ofMinutes(m))))
                .count();
    }
}
