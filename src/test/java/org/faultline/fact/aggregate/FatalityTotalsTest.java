package org.faultline.fact.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FatalityTotalsTest {
    /** Four years on both sides of 1970-01-01, where the count of days changes its sign; people are killed in the middle two. */
    private static final long FIRST = LocalDate.of(1968, 1, 1).toEpochDay();

    private static final int DAYS = 4 * 365;

    private final int[] each = new int[DAYS];
    private final FatalityTotals totals = new FatalityTotals();

    @Test
    void areThoseThatPlainAddingGives() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            add(365 + random.nextInt(730), random.nextInt(9));
            if (i % 40 == 0) {
                check();
                int day = 365 + random.nextInt(730);
                add(day, -each[day]);
            }
        }
        check();
    }

    @Test
    void areNoneLongBeforeAndAfter() {
        add(0, 3);
        totals.add(LocalDate.of(9999, 12, 31).toEpochDay(), 4);
        assertThat(totals.summed(FIRST - 1)).isZero();
        assertThat(totals.summed(FIRST + 365_000)).isZero();
        assertThat(totals.yearHigh(FIRST + 365_000)).isZero();
        assertThat(totals.yearHigh(FIRST + Tally.LOOK_BACK)).isEqualTo(3);
        assertThat(totals.yearHigh(FIRST + Tally.LOOK_BACK + 1)).isZero();
    }

    private void add(int day, int killed) {
        each[day] += killed;
        totals.add(FIRST + day, killed);
    }

    private void check() {
        int[] summed = new int[DAYS];
        for (int day = 0; day < DAYS; day++) {
            summed[day] = Arrays.stream(each, Math.max(0, day - Tally.SUMMED + 1), day + 1)
                    .sum();
            int high = Arrays.stream(summed, Math.max(0, day - Tally.YEAR), day)
                    .max()
                    .orElse(0);
            assertThat(totals.summed(FIRST + day)).as("%s", day).isEqualTo(summed[day]);
            assertThat(totals.yearHigh(FIRST + day)).as("%s", day).isEqualTo(high);
        }
    }
}
