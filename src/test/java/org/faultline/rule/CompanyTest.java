package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.rule.RuleFolder.model;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.Findings;
import org.faultline.Reports;
import org.faultline.fact.DyadDay;
import org.faultline.fact.Fact;
import org.faultline.fact.FactBase;
import org.faultline.fact.FactChange;
import org.faultline.fact.Involvement;
import org.faultline.fact.Quarrel;
import org.faultline.fact.Today;
import org.faultline.knowledge.DisplayNames;
import org.faultline.knowledge.Relation;
import org.faultline.report.EventType;
import org.faultline.rule.drl.RuleModel;
import org.faultline.rule.fence.Allowance;
import org.junit.jupiter.api.Test;

/** What can be in no match is put before no rule; whatever can be is, whichever comes first. */
class CompanyTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final String ANSWERED = "$hit : Involvement( violent, role == SIDE_B, $g : group, $d : admin1 )\n"
            + "  Involvement( type == REINFORCEMENT, role == SIDE_A, group == $g, goalAdmin1 == $d )";

    private final List<Fact> found = new ArrayList<>();

    private Company of(String... conditions) {
        return new Company(Arrays.stream(conditions).map(c -> model("x", c)).toList(), found::add);
    }

    private static List<Fact> facts(Reports... reports) {
        return new FactBase(Findings.KNOWLEDGE)
                .learn(Arrays.stream(reports).map(Reports::report).toList()).come().stream()
                        .filter(Involvement.class::isInstance)
                        .toList();
    }

    private static List<Fact> hit() {
        return facts(Reports.clash("Mayadin").on("2024-11-02").between("regime", "ISIS"));
    }

    private static List<Fact> answer(String place) {
        return facts(Reports.of(EventType.REINFORCEMENT, place).on("2024-11-04").by("ISIS"));
    }

    private boolean finds(Company company, Fact fact) {
        found.clear();
        company.come(fact);
        return found.contains(fact);
    }

    @Test
    void factsOfATypeThatNoRuleNamesAreNotPutBeforeOne() {
        Company company = of("Quarrel( $d : dyad )");
        assertThat(finds(company, new Quarrel("a|b", FIRST, List.of()))).isTrue();
        assertThat(finds(company, new Today(FIRST))).isFalse();
        assertThat(company.alone()).containsExactly(new Today(FIRST));
    }

    @Test
    void aFactWaitsForOneThatItsPatternIsJoinedToByEveryKey() {
        Company company = of(ANSWERED);
        List<Fact> hit = hit();
        List<Fact> elsewhere = answer("Raqqa");
        List<Fact> there = answer("Mayadin");
        hit.forEach(company::come);
        elsewhere.forEach(company::come);
        assertThat(found).containsExactlyElementsOf(elsewhere);
        there.forEach(company::come);
        assertThat(found).hasSize(3).endsWith(hit.get(1));
        assertThat(company.alone()).containsExactly(hit.get(0));
    }

    @Test
    void whatCameAndWentIsNeitherWaitedForNorLeftBehind() {
        Company company = of(ANSWERED);
        List<Fact> hit = hit();
        List<Fact> answer = answer("Mayadin");
        answer.forEach(company::come);
        answer.forEach(company::go);
        hit.forEach(company::come);
        assertThat(found).doesNotContainAnyElementsOf(hit);
        hit.forEach(company::go);
        answer.forEach(company::come);
        assertThat(found).doesNotContainAnyElementsOf(hit);
        assertThat(company.alone()).isEmpty();
    }

    @Test
    void whatIsJoinedByTheEventIsOnlyPutBeforeARuleThatAsksForSuchEvents() {
        Company company = of("Involvement( type == MEETING, $m : eventId, $d : admin1 )\n"
                + "  Involvement( eventId == $m, role == SIDE_B )");
        hit().forEach(company::come);
        assertThat(found).isEmpty();
        facts(Reports.of(EventType.MEETING, "Mayadin").on("2024-11-02").between("regime", "ISIS"))
                .forEach(company::come);
        assertThat(found).hasSize(2);
    }

    @Test
    void whatANotLooksForIsPutBeforeARuleWhereThereIsSomethingToLookFor() {
        Company company = of("$first : DyadDay( violent, relation == ALLY, $d : dyad )\n"
                + "  not DyadDay( violent, dyad == $d, this before[1d, 90d] $first )");
        DyadDay earlier = day("a|b", Relation.ENEMY, 1);
        company.come(earlier);
        company.come(day("c|d", Relation.ENEMY, 1));
        assertThat(found).isEmpty();
        DyadDay later = day("a|b", Relation.ALLY, 9);
        company.come(later);
        assertThat(found).containsExactlyInAnyOrder(later, earlier);
    }

    private static DyadDay day(String dyad, Relation relation, int day) {
        return new DyadDay(dyad, relation, EventType.CLASH, "A", FIRST.plusDays(day), List.of());
    }

    /** Written with {@code in}, a key is one that nobody waits for. */
    @Test
    void rulesSayTheSameWhereNothingIsKeptFromThem() {
        try (RuleBook waiting = RuleBook.compile(Path.of("rules"))) {
            List<RuleModel> otherwise = waiting.rules().values().stream()
                    .map(r -> Rule.read(r.path(), r.text().replaceAll("(\\w+) == (\\$\\w+)", "$1 in ($2)")))
                    .map(Rule::model)
                    .toList();
            try (RuleBook all = RuleBook.of(otherwise);
                    Evaluation one = waiting.evaluation(Allowance.generous(), DisplayNames.NONE, 4);
                    Evaluation other = all.evaluation(Allowance.generous(), DisplayNames.NONE, Integer.MAX_VALUE)) {
                FactBase base = new FactBase(Findings.KNOWLEDGE);
                RandomNews news = new RandomNews(11, FIRST, TYPES);
                for (int step = 0; step < 600; step++) {
                    FactChange change = base.learn(List.of(news.next()));
                    FiringChange a = one.day(FIRST.plusDays(step), List.of(), change);
                    FiringChange b = other.day(FIRST.plusDays(step), List.of(), change);
                    assertThat(said(a.come())).as("what came in step %d", step).isEqualTo(said(b.come()));
                    assertThat(said(a.gone())).as("what went in step %d", step).isEqualTo(said(b.gone()));
                }
                assertThat(one.standing().stream().map(Firing::rule).distinct()).hasSizeGreaterThan(10);
                assertThat(one.facts()).extracting(Fact::id).doesNotHaveDuplicates();
            }
        }
    }

    private static final List<EventType> TYPES = List.of(
            EventType.CLASH,
            EventType.ATTACK,
            EventType.AIRSTRIKE,
            EventType.ALLEGIANCE_SHIFT,
            EventType.MEETING,
            EventType.ULTIMATUM,
            EventType.REFUSAL,
            EventType.CAPTURE,
            EventType.ABDUCTION,
            EventType.REINFORCEMENT,
            EventType.REDEPLOYMENT,
            EventType.PRESENCE_REDUCTION,
            EventType.CHECKPOINT_HANDOVER,
            EventType.ARRESTS);

    /** But for ids, which name versions of rules. */
    private static List<String> said(List<Firing> firings) {
        return firings.stream()
                .sorted(Comparator.comparing(Firing::rule)
                        .thenComparing(f -> f.groupBy().toString())
                        .thenComparing(f -> f.evidence().toString()))
                .flatMap(f ->
                        Stream.of(f.rule(), f.groupBy(), f.text(), f.facts().size(), f.evidence()))
                .map(String::valueOf)
                .toList();
    }
}
