package org.faultline.trial.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.faultline.fact.Fact;
import org.faultline.fact.FactChange;
import org.faultline.fact.Quarrel;
import org.faultline.knowledge.DisplayNames;
import org.faultline.rule.FiringChange;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleFailure;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final LocalDate DAY = LocalDate.of(2024, 11, 1);

    private static Intake.Step step(int day, List<Fact> come) {
        LocalDate on = DAY.plusDays(day);
        return new Intake.Step(on, List.of(), null, new FactChange(List.of(), come), List.of(), 0);
    }

    /** What one rule does may take its time for each day; who waits is to be told of the first. */
    @Test
    @SuppressWarnings("NullAway") // a fact that nothing can be raised on
    void afterAFailureNoMoreDaysAreLivedThrough() {
        try (RuleBook book = RuleBook.compile(Path.of("rules"));
                SideBySide rules = new SideBySide(book, DisplayNames.NONE)) {
            List<Supplier<FiringChange>> first = rules.live(step(0, List.of(new Quarrel("a|b", DAY, -20, null))));
            List<Supplier<FiringChange>> second = rules.live(step(1, List.of()));
            Throwable failure = catchThrowable(first.get(1)::get);
            assertThat(failure).isInstanceOf(RuleFailure.class).hasMessageContaining("dyad-tension");
            assertThat(catchThrowable(second.get(1)::get)).isSameAs(failure);
            assertThat(second.get(0).get()).isEqualTo(FiringChange.NONE);
        }
    }
}
