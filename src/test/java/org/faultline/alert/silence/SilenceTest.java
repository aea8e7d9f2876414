package org.faultline.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.faultline.alert.silence.Silence.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a silence stands in time. */
class SilenceTest {
    private static final Instant CREATED = Instant.parse("2024-11-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2024-11-09T23:59:59Z, SCHEDULED",
        "2024-11-10T00:00:00Z, RUNNING",
        "2024-11-19T23:59:59Z, RUNNING",
        "2024-11-20T00:00:00Z, ENDED"
    })
    void itRunsFromItsStartToItsEnd(Instant now, State state) {
        assertThat(silence("2024-11-10T00:00:00Z", "2024-11-20T00:00:00Z").state(now))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        // ten days: a day before
        "2024-11-10T00:00:00Z, 2024-11-20T00:00:00Z, 2024-11-18T23:59:59Z, false",
        "2024-11-10T00:00:00Z, 2024-11-20T00:00:00Z, 2024-11-19T00:00:00Z, true",
        // eight hours: two before
        "2024-11-10T00:00:00Z, 2024-11-10T08:00:00Z, 2024-11-10T05:59:59Z, false",
        "2024-11-10T00:00:00Z, 2024-11-10T08:00:00Z, 2024-11-10T06:00:00Z, true",
        // not before it begins, not when it is over, not where it has no end
        "2024-11-10T00:00:00Z, 2024-11-20T00:00:00Z, 2024-11-09T00:00:00Z, false",
        "2024-11-10T00:00:00Z, 2024-11-20T00:00:00Z, 2024-11-20T00:00:00Z, false",
        "2024-11-10T00:00:00Z, , 2025-11-10T00:00:00Z, false"
    })
    void itIsTimeToRemindBeforeItEnds(String starts, @Nullable String ends, Instant now, boolean due) {
        Silence silence = silence(starts, ends);
        assertThat(silence.endsSoon(now)).isEqualTo(due);
    }

    @Test
    void whatIsOverIsNotEndedAgain() {
        Silence silence = silence("2024-11-10T00:00:00Z", "2024-11-20T00:00:00Z");
        silence.end("Rana", Instant.parse("2024-11-12T00:00:00Z"));
        silence.end("Omar", Instant.parse("2024-11-13T00:00:00Z"));
        assertThat(silence.endedBy()).isEqualTo("Rana");
        assertThat(silence.endedAt()).isEqualTo("2024-11-12T00:00:00Z");
        assertThat(silence.endsSoon(Instant.parse("2024-11-19T12:00:00Z"))).isFalse();
        Silence over = silence("2024-11-10T00:00:00Z", "2024-11-20T00:00:00Z");
        over.end("Rana", Instant.parse("2024-11-21T00:00:00Z"));
        assertThat(over.endedBy()).isNull();
    }

    private static Silence silence(String starts, @Nullable String ends) {
        Instant end = ends == null ? null : Instant.parse(ends);
        WeeklyHours weekly = end != null
                ? null
                : new WeeklyHours(Set.of(DayOfWeek.FRIDAY), LocalTime.NOON, LocalTime.MIDNIGHT, ZoneOffset.UTC);
        return new Silence(
                new Matcher("rule", null, null, null, null),
                new Silence.Times(Instant.parse(starts), end, weekly),
                "Rana",
                "Known",
                CREATED);
    }
}
