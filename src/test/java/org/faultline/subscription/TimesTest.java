package org.faultline.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When digests are due and quiet hours end, in zones whose clocks change: Berlin on 31 March and 27 October 2024. */
class TimesTest {
    @ParameterizedTest
    @CsvSource({
        // a plain day, and a restart at the due minute: what is due now is followed by tomorrow's
        "DAILY 07:00,           Europe/Berlin, 2024-11-17T05:59:59Z, 2024-11-17T06:00:00Z",
        "DAILY 07:00,           Europe/Berlin, 2024-11-17T06:00:00Z, 2024-11-18T06:00:00Z",
        // the hour that does not exist: 02:30 becomes 03:30 that day, and is 02:30 again the next
        "DAILY 02:30,           Europe/Berlin, 2024-03-30T12:00:00Z, 2024-03-31T01:30:00Z",
        "DAILY 02:30,           Europe/Berlin, 2024-03-31T01:30:00Z, 2024-04-01T00:30:00Z",
        // the hour that comes twice: the first only
        "DAILY 02:30,           Europe/Berlin, 2024-10-26T12:00:00Z, 2024-10-27T00:30:00Z",
        "DAILY 02:30,           Europe/Berlin, 2024-10-27T00:30:00Z, 2024-10-28T01:30:00Z",
        "HOURLY 00:15,          Europe/Berlin, 2024-10-27T00:15:00Z, 2024-10-27T01:15:00Z",
        "HOURLY 00:15,          Europe/Berlin, 2024-03-31T00:15:00Z, 2024-03-31T01:15:00Z",
        "HOURLY 00:15,          Asia/Kolkata,  2024-11-17T05:50:00Z, 2024-11-17T06:45:00Z",
        "WEEKLY 08:00 MONDAY,   Asia/Damascus, 2024-11-18T05:00:00Z, 2024-11-25T05:00:00Z",
        "MONTHLY 08:00 31,      UTC,           2024-01-31T08:00:00Z, 2024-02-29T08:00:00Z",
        "MONTHLY 08:00 31,      UTC,           2024-02-29T08:00:00Z, 2024-03-31T08:00:00Z",
        "MONTHLY 08:00 30,      UTC,           2025-01-30T08:00:00Z, 2025-02-28T08:00:00Z",
        "MONTHLY 08:00 1,       UTC,           2024-12-31T23:59:59Z, 2025-01-01T08:00:00Z",
        // Samoa went without 30 December 2011
        "DAILY 07:00,           Pacific/Apia,  2011-12-29T17:00:00Z, 2011-12-30T17:00:00Z",
    })
    void theNextDigestAfter(String rhythm, String zone, Instant after, Instant due) {
        assertThat(rhythm(rhythm).next(after, ZoneId.of(zone))).isEqualTo(due);
    }

    @Test
    void everyDigestComesOnceADayThroughAWholeYear() {
        ZoneId zone = ZoneId.of("America/Santiago");
        DeliveryRhythm midnight = rhythm("DAILY 00:00"); // where the clocks change at midnight
        Instant at = Instant.parse("2024-01-01T12:00:00Z");
        for (int day = 2; day <= 366; day++) {
            at = midnight.next(at, zone);
            assertThat(at.atZone(zone).getDayOfYear()).isEqualTo(day);
        }
    }

    @Test
    void whoIsToldAtOnceHasNoDigest() {
        assertThat(DeliveryRhythm.AT_ONCE.next(Instant.EPOCH, ZoneId.of("UTC"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 06:00, 2024-11-17T20:59:59Z, ",
        "22:00, 06:00, 2024-11-17T21:00:00Z, 2024-11-18T05:00:00Z",
        "22:00, 06:00, 2024-11-18T04:59:59Z, 2024-11-18T05:00:00Z",
        "22:00, 06:00, 2024-11-18T05:00:00Z, ",
        "12:00, 14:00, 2024-11-18T11:30:00Z, 2024-11-18T13:00:00Z",
        "12:00, 14:00, 2024-11-18T13:00:00Z, ",
        // they end in the hour that does not exist, and in the one that comes twice, asked in its first and second
        // coming
        "22:00, 02:30, 2024-03-30T23:00:00Z, 2024-03-31T01:30:00Z",
        "22:00, 02:30, 2024-10-27T00:10:00Z, 2024-10-27T00:30:00Z",
        "22:00, 02:30, 2024-10-27T01:10:00Z, 2024-10-27T01:30:00Z",
    })
    void quietHoursEnd(LocalTime from, LocalTime to, Instant now, @Nullable Instant end) {
        assertThat(new QuietHours(from, to).end(now, ZoneId.of("Europe/Berlin")))
                .isEqualTo(end);
    }

    private static DeliveryRhythm rhythm(String spec) {
        String[] parts = spec.split(" ");
        DeliveryRhythm.Kind kind = DeliveryRhythm.Kind.valueOf(parts[0]);
        return new DeliveryRhythm(
                kind,
                LocalTime.parse(parts[1]),
                kind == DeliveryRhythm.Kind.WEEKLY ? DayOfWeek.valueOf(parts[2]) : null,
                kind == DeliveryRhythm.Kind.MONTHLY ? Integer.parseInt(parts[2]) : 0);
    }
}
