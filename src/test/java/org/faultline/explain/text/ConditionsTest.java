package org.faultline.explain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.faultline.explain.Past;
import org.faultline.explain.lane.MatchFinder;
import org.faultline.fact.Fact;
import org.faultline.fixture.Findings;
import org.faultline.fixture.SampleArticles;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.language.model.RuleModel;
import org.junit.jupiter.api.Test;

/** Each condition of rules of the project, in words, with what met it in the sample. */
class ConditionsTest {
    private static final LocalDate TODAY = LocalDate.parse("2024-11-18");

    @Test
    void saysWhatWasCountedAndHowManyItTook() {
        List<Explanation.Condition> all = explained("allied-clashes");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).words()).isEqualTo("Latest: a day of two groups");
        assertThat(all.get(0).tests())
                .extracting(Explanation.Test::toString)
                .containsExactly("type is clash", "relation is ally", "area (admin1) is known: Deir ez-Zor");
        assertThat(all.get(1).words()).isEqualTo("All together: a day of two groups");
        assertThat(all.get(1).tests())
                .extracting(Explanation.Test::toString)
                .containsExactly(
                        "type is clash",
                        "relation is ally",
                        "same pair of groups as in latest: the Assad side and the Iranian axis",
                        "same area (admin1) as in latest: Deir ez-Zor",
                        "0 to 30 days before latest: the same day; 7 days before",
                        "at least 2 such days: 2");
        assertThat(all.get(1).events()).containsExactlyInAnyOrder("seed:E000-10", "seed:E001-01");
    }

    @Test
    void saysHowFarApartTheStepsLie() {
        assertThat(explained("reinforcement-after-attack"))
                .flatExtracting(Explanation.Condition::tests)
                .extracting(Explanation.Test::toString)
                .contains("people killed (best figure) at least 5: 7", "same group as in hit: the Iranian axis")
                .endsWith(
                        "area it goes to is area (admin1) of hit: Deir ez-Zor", "0 to 30 days after hit: the same day");
    }

    @Test
    void saysWhatWasNotThere() {
        assertThat(explained("first-allied-clash").get(1))
                .extracting(Explanation.Condition::words, c -> c.tests().toString())
                .containsExactly(
                        "There is no day of two groups",
                        "[violent, same pair of groups as in first, 1 to 90 days before first]");
    }

    @Test
    void keepsToWhatWasRecordedWhereOtherEventsDecide() {
        assertThat(explained("escalation-convergence"))
                .flatExtracting(Explanation.Condition::tests)
                .extracting(Explanation.Test::toString)
                .contains("at least 3 different rules: 18", "same group as in latest: the Iranian axis");
    }

    /** Every firing of every rule over the sample is found again among its facts, with a value for each test but those of a not. */
    @Test
    void findsEveryMatchOfTheSampleAgain() {
        for (String rule : Past.BOOK.rules().keySet()) {
            RuleModel model = Reading.named(Past.rule(rule).model());
            try (Past past = new Past(rule, TODAY, SampleArticles.reports())) {
                List<Fact> facts = past.facts();
                for (Firing f : past.standing()) {
                    if (f.rule().equals(rule)) {
                        MatchFinder told = retold(model, f, facts);
                        assertThat(told.bound()).as(rule + " " + f.groupBy()).isNotEmpty();
                    }
                }
            }
        }
    }

    private static List<Explanation.Condition> explained(String rule) {
        RuleModel model = Reading.named(Past.rule(rule).model());
        try (Past past = new Past(rule, TODAY, SampleArticles.reports())) {
            Firing f = past.standing().stream()
                    .filter(one -> one.rule().equals(rule))
                    .max(java.util.Comparator.comparing(Firing::last).thenComparing(Firing::id))
                    .orElseThrow();
            MatchFinder told = retold(model, f, past.facts());
            return new Conditions(
                            model,
                            Phrases.english(Findings.KNOWLEDGE.displayNames()),
                            f.bindings(),
                            told.reading(),
                            told.bound())
                    .all();
        }
    }

    private static MatchFinder retold(RuleModel model, Firing f, List<Fact> facts) {
        return MatchFinder.find(model, f.bindings(), List.copyOf(f.groupBy().values()), facts, Set.copyOf(f.facts()));
    }
}
