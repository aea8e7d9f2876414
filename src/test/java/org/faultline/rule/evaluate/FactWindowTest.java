package org.faultline.rule.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.memory.FactBase;
import org.faultline.fixture.Findings;
import org.faultline.fixture.ShippedRules;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.rule.RandomNews;
import org.faultline.rule.RuleBook;
import org.faultline.rule.budget.Allowance;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;
import org.junit.jupiter.api.Test;

/** Which facts are in sight of the rules is a matter of speed: what they say is the same. */
class FactWindowTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    @Test
    void whoLosesSightOfEverythingAtOnceSaysTheSameAsWhoNeverDoes() {
        RuleBook book = ShippedRules.BOOK;
        try (Evaluation all = book.evaluation(Allowance.generous(), DisplayNames.NONE, Integer.MAX_VALUE);
                Evaluation little = book.evaluation(Allowance.generous(), DisplayNames.NONE, 4)) {
            FactBase base = new FactBase(Findings.KNOWLEDGE);
            RandomNews news = new RandomNews(7, FIRST);
            for (int step = 0; step < 400; step++) {
                LocalDate today = FIRST.plusDays(step);
                FactChange change = base.learn(List.of(news.next()));
                FiringChange one = all.day(today, List.of(), change);
                FiringChange other = little.day(today, List.of(), change);
                assertThat(ids(other.come())).as("what came in step %d", step).isEqualTo(ids(one.come()));
                assertThat(ids(other.gone())).as("what went in step %d", step).isEqualTo(ids(one.gone()));
                assertThat(said(other.come())).isEqualTo(said(one.come()));
            }
            assertThat(all.standing()).hasSizeGreaterThan(200);
            assertThat(said(little.standing())).isEqualTo(said(all.standing()));
            assertThat(little.facts()).isEqualTo(all.facts());
            FactChange gone = base.forget(FIRST, FIRST.plusDays(99));
            all.forget(gone);
            little.forget(gone);
            assertThat(after(little, 250)).isEqualTo(after(all, 250));
            assertThat(little.facts()).isEqualTo(all.facts());
        }
    }

    private static Set<String> ids(List<Firing> firings) {
        return firings.stream().map(Firing::id).collect(Collectors.toSet());
    }

    private static List<String> said(List<Firing> firings) {
        return firings.stream()
                .sorted(Comparator.comparing(Firing::id))
                .map(Firing::toString)
                .toList();
    }

    /** What rests only on days that have all they can be matched with. */
    private static List<String> after(Evaluation evaluation, int days) {
        return said(evaluation.standing().stream()
                .filter(f -> f.first().isAfter(FIRST.plusDays(days)))
                .toList());
    }
}
