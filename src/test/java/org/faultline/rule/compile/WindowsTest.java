package org.faultline.rule.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.faultline.fact.aggregate.Quarrel;
import org.junit.jupiter.api.Test;

/** Windows hold what the calendar says lies in them. */
class WindowsTest {
    @Test
    void theHoursBetweenTwoDaysAreThoseOfTheCalendar() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            LocalDate one = LocalDate.of(1890, 1, 1).plusDays(random.nextInt(120_000));
            LocalDate other = one.plusDays(random.nextInt(800) - 400);
            int hours = (int) ChronoUnit.DAYS.between(one, other) * 24;
            assertThat(Windows.within(on(one), on(other), hours, hours)).isTrue();
            assertThat(Windows.within(on(one), on(other), hours + 1, hours + 500))
                    .isFalse();
            assertThat(Windows.within(on(one), on(other), hours - 500, hours - 1))
                    .isFalse();
        }
    }

    private static Quarrel on(LocalDate day) {
        return new Quarrel("a|b", day, List.of());
    }
}
