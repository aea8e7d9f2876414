package org.faultline.pipeline.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which months are in memory. */
class MonthsTest {
    private static final LocalDate MAY = LocalDate.of(2024, 5, 15);

    @Test
    void whatIsWithinReachIsNeededOnce() {
        Months months = new Months(30, 0);

        assertThat(months.need(List.of(MAY), 1))
                .containsExactly(
                        YearMonth.of(2024, 3),
                        YearMonth.of(2024, 4),
                        YearMonth.of(2024, 5),
                        YearMonth.of(2024, 6),
                        YearMonth.of(2024, 7));
        assertThat(months.need(List.of(MAY), 1)).isEmpty();
        assertThat(months.need(List.of(MAY.plusMonths(1)), 1)).containsExactly(YearMonth.of(2024, 8));
    }

    @Test
    void whatNothingNeededForAWhileIsForgottenAndNeededAgainLater() {
        Months months = new Months(0, 0);
        months.need(List.of(MAY), 1);
        for (int i = 0; i < 100; i++) {
            months.need(List.of(MAY.plusYears(1)), 1);
        }

        assertThat(months.forgettable(false)).contains(YearMonth.of(2024, 5)).doesNotContain(YearMonth.of(2025, 5));
        assertThat(months.forgettable(false)).isEmpty();
        assertThat(months.need(List.of(MAY), 1)).contains(YearMonth.of(2024, 5));
    }

    @Test
    void deliveriesThatAreTakenTogetherCountEach() {
        Months months = new Months(0, 0);
        months.need(List.of(MAY), 1);
        months.need(List.of(MAY.plusYears(1)), 10);
        assertThat(months.forgettable(false)).isEmpty();
        months.need(List.of(MAY.plusYears(1)), 90);
        assertThat(months.forgettable(false)).contains(YearMonth.of(2024, 5)).doesNotContain(YearMonth.of(2025, 5));
    }

    @Test
    void whereMemoryIsFullAllButWhatIsNeededNowGoes() {
        Months months = new Months(0, 0);
        months.need(List.of(MAY), 1);
        months.need(List.of(MAY.plusYears(1)), 1);

        assertThat(months.forgettable(false)).isEmpty();
        assertThat(months.forgettable(true)).contains(YearMonth.of(2024, 5)).doesNotContain(YearMonth.of(2025, 5));
    }

    @Test
    void numbersThatLookBackNeedTheMonthsBeforeOnceAndAllThatLookBackToAChange() {
        Months months = new Months(0, 60);

        assertThat(months.need(List.of(MAY), 1))
                .containsExactly(
                        YearMonth.of(2024, 4), YearMonth.of(2024, 5), YearMonth.of(2024, 6), YearMonth.of(2024, 7));
        assertThat(months.count(List.of(MAY))).containsExactly(YearMonth.of(2024, 2), YearMonth.of(2024, 3));
        assertThat(months.count(List.of(MAY))).isEmpty();
        months.need(List.of(MAY.plusYears(1)), 1);
        months.forgettable(true);
        assertThat(months.count(List.of(MAY.plusMonths(1))))
                .as("the numbers of what is forgotten stay")
                .isEmpty();
    }
}
