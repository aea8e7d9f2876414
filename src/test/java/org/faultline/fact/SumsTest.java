package org.faultline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SumsTest {
    /** Over two years on both sides of 1970-01-01, where the count of days changes its sign. */
    private static final LocalDate FIRST = LocalDate.of(1969, 1, 1);

    private final Map<LocalDate, Integer> each = new TreeMap<>();
    private final DeadByDay dead = new DeadByDay();

    @Test
    void areThoseThatPlainAddingGives() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(730));
            int killed = random.nextInt(9) - 2;
            each.merge(day, killed, Integer::sum);
            dead.add(day, killed);
        }
        Sums sums = new Sums();
        sums.over(dead, FIRST.plusYears(1), FIRST.plusYears(2));
        sums.over(dead, FIRST.plusDays(400), FIRST.plusDays(500)); // a shorter stretch after a longer one
        for (LocalDate day = FIRST.plusDays(400); !day.isAfter(FIRST.plusDays(500)); day = day.plusDays(1)) {
            assertThat(sums.summed(day)).as("%s", day).isEqualTo(summed(day));
            assertThat(sums.yearHigh(day)).as("%s", day).isEqualTo(yearHigh(day));
        }
    }

    private int summed(LocalDate day) {
        int sum = 0;
        for (int i = 0; i < Tally.SUMMED; i++) {
            sum += each.getOrDefault(day.minusDays(i), 0);
        }
        return sum;
    }

    private int yearHigh(LocalDate day) {
        int high = summed(day.minusDays(1));
        for (int i = 2; i <= Tally.YEAR; i++) {
            high = Math.max(high, summed(day.minusDays(i)));
        }
        return high;
    }
}
