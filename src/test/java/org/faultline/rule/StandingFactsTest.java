package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.faultline.fact.Fact;
import org.faultline.fact.aggregate.Quarrel;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.memory.FactBase;
import org.faultline.fact.resolve.KnownReport;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.fixture.ShippedRules;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.report.Report;
import org.faultline.rule.evaluate.Evaluation;
import org.junit.jupiter.api.Test;

/** Rules know the facts that stand as objects: a year of them has no name each. */
class StandingFactsTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    private final Set<Fact> standing = Collections.newSetFromMap(new IdentityHashMap<>());

    @Test
    void whatGoesIsTheObjectThatCame() {
        FactBase base = new FactBase(Findings.KNOWLEDGE);
        RandomNews news = new RandomNews(11, FIRST);
        for (int step = 0; step < 500; step++) {
            take(base.learn(List.of(news.next(), news.next())));
            if (step % 100 == 99) {
                LocalDate from = FIRST.plusDays(step / 2);
                take(base.forget(from, from.plusDays(30)));
            }
        }
        assertThat(standing).hasSizeGreaterThan(1000);
        take(base.forget(LocalDate.MIN, LocalDate.MAX));
        assertThat(standing).isEmpty();
    }

    @Test
    void anEventThatIsWorkedOutAgainAndIsTheSameStandsAsTheObjectItWas() {
        FactBase base = new FactBase(Findings.KNOWLEDGE);
        Report report = Reports.clash("Mayadin")
                .on("2024-11-02")
                .between("regime", "ISIS")
                .report();
        take(base.hear(List.of(KnownReport.now(report))));
        FactChange again =
                base.hear(List.of(new KnownReport(report, report.asOf().minusSeconds(3600), true)));
        assertThat(again).isEqualTo(FactChange.NONE);
        take(base.learn(List.of(Reports.retraction(report))));
        assertThat(standing).isEmpty();
    }

    private void take(FactChange change) {
        change.gone().forEach(f -> assertThat(standing.remove(f))
                .as("%s is the object that came", f.id())
                .isTrue());
        standing.addAll(change.come());
        assertThat(standing).extracting(Fact::id).doesNotHaveDuplicates();
    }

    @Test
    void oneThatNeverCameCannotGo() {
        Fact day = new Quarrel("ISIS|regime", FIRST, List.of());
        try (Evaluation evaluation = ShippedRules.BOOK.evaluation(DisplayNames.NONE)) {
            evaluation.apply(new FactChange(List.of(), List.of(day)));
            FactChange another = new FactChange(List.of(new Quarrel("ISIS|regime", FIRST, List.of())), List.of());
            assertThatThrownBy(() -> evaluation.apply(another))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("it never came, or went before: quarrel|ISIS|regime|2023-01-01");
            evaluation.apply(new FactChange(List.of(day), List.of()));
            assertThat(evaluation.facts()).isEmpty();
        }
    }
}
