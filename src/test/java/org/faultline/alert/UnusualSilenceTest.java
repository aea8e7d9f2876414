package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.fact.Coverage;
import org.faultline.fact.memory.FactBase;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.fixture.ShippedRules;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.report.Report;
import org.faultline.rule.evaluate.Evaluation;
import org.faultline.rule.firing.Firing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rule unusual-silence as days go by and sources come and go. */
class UnusualSilenceTest {
    private static final LocalDate LAST = LocalDate.of(2024, 11, 5);

    private final FactBase facts = new FactBase(Findings.KNOWLEDGE);
    private final Evaluation evaluation = ShippedRules.BOOK.evaluation(DisplayNames.NONE);

    @AfterEach
    void close() {
        evaluation.close();
    }

    @Test
    void isRaisedOnTheFourteenthQuietDayAndStaysWhateverTimePasses() {
        fiveClashes();
        day(LAST.plusDays(13), 0);
        assertThat(silent()).isEmpty();
        day(LAST.plusDays(14), 0);
        assertThat(silent()).containsExactlyInAnyOrder("coalition", "isis");
        day(LAST.plusYears(1), 0);
        assertThat(silent()).containsExactlyInAnyOrder("coalition", "isis");
    }

    @Test
    void isNotRaisedWhereNobodyIsExpectedToTell() {
        fiveClashes();
        evaluation.day(LAST.plusDays(20));
        assertThat(silent()).isEmpty();
    }

    @Test
    void isNotRaisedWhileTheSourceIsSilentButStandsThroughItsSilence() {
        fiveClashes();
        day(LAST.plusDays(14), 9);
        assertThat(silent()).isEmpty();
        day(LAST.plusDays(15), 0);
        assertThat(silent()).hasSize(2);
        day(LAST.plusDays(24), 9);
        assertThat(silent()).hasSize(2);
    }

    @Test
    void goesWhenAnEventOfTheQuietDaysIsToldLate() {
        fiveClashes();
        day(LAST.plusDays(30), 0);
        assertThat(silent()).hasSize(2);
        evaluation.apply(facts.learn(List.of(clash(LAST.plusDays(10)))));
        assertThat(silent()).isEmpty();
    }

    private void fiveClashes() {
        evaluation.apply(facts.learn(IntStream.range(0, 5)
                .mapToObj(i -> clash(LAST.minusDays(2 * i)))
                .toList()));
    }

    private static Report clash(LocalDate day) {
        return Reports.clash("al-Mayadin")
                .on(day.toString())
                .between("SDF", "ISIS")
                .report();
    }

    /** Makes it that day; the one source that is expected daily was last seen so many days ago. */
    private void day(LocalDate today, int unseen) {
        evaluation.day(today, List.of(new Coverage("Desk", today.minusDays(unseen), 1, today)));
    }

    private List<String> silent() {
        return evaluation.standing().stream()
                .filter(f -> f.rule().equals("unusual-silence"))
                .map(Firing::groupBy)
                .map(g -> g.getOrDefault("group", ""))
                .toList();
    }
}
