package org.faultline.rule.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.Reports.retraction;
import static org.faultline.rule.RuleFolder.clashRule;
import static org.faultline.rule.RuleFolder.rule;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.fact.Fact;
import org.faultline.fact.aggregate.Quarrel;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.memory.FactBase;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.fixture.ShippedRules;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.report.Report;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleFolder;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;
import org.faultline.rule.firing.ReportSource;
import org.faultline.rule.language.model.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Report CLASH = clash("2024-11-02").deaths(7, 7, 7).report();
    private static final Report NEXT = clash("2024-11-04").report();

    @TempDir
    Path dir;

    private RuleFolder folder;

    @BeforeEach
    void open() {
        folder = new RuleFolder(dir);
    }

    private static Reports clash(String day) {
        return Reports.clash("al-Bukamal").on(day).between("regime", "IRGC");
    }

    @Test
    void whatTwoRulesRaiseOnTheSameFactsAreTwoFirings() {
        String pattern = "  $e : Encounter( type == CLASH, role == SIDE_A, $dyad : dyad )";
        folder.with("a.drl", rule("a", "@groupBy(\"dyad\")", pattern, "  alerts.raise($dyad, \"a clash\");"));
        folder.with("b.drl", rule("b", "@groupBy(\"dyad\")", pattern, "  alerts.raise($dyad, \"a clash\");"));
        try (RuleBook book = folder.compile();
                Findings findings = new Findings(book)) {
            List<Firing> firings = findings.learn(CLASH).come();
            assertThat(firings).extracting(Firing::rule).containsExactlyInAnyOrder("a", "b");
            assertThat(firings)
                    .extracting(Firing::facts)
                    .containsOnly(firings.get(0).facts());
            assertThat(firings).extracting(Firing::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void aFiringSaysWhatItMatched() {
        folder.with(
                "a.drl",
                rule(
                        "a",
                        "@groupBy(\"dyad, area\") @severity(LOW)",
                        "  $e : Encounter( type == CLASH, $dyad : dyad, $area : admin1, $deaths : deathsBest )",
                        "  alerts.raise($dyad, $area, \"{deaths} dead in {area}\");"));
        try (RuleBook book = folder.compile();
                Findings findings = new Findings(book)) {
            FiringChange change = findings.learn(CLASH);
            assertThat(change.gone()).isEmpty();
            assertThat(change.come()).singleElement().satisfies(f -> {
                assertThat(f.groupBy())
                        .containsExactly(Map.entry("dyad", "assad-side|iran-axis"), Map.entry("area", "Deir ez-Zor"));
                assertThat(f.text()).isEqualTo("7 dead in Deir ez-Zor");
                assertThat(f.severity()).isEqualTo(Severity.LOW);
                assertThat(f.bindings()).containsOnlyKeys("dyad", "area", "deaths");
                assertThat(f.evidence()).singleElement().satisfies(e -> {
                    assertThat(e.type()).isEqualTo("CLASH");
                    assertThat(e.deathsBest()).isEqualTo(7);
                    assertThat(e.reports()).extracting(ReportSource::externalId).containsExactly(CLASH.externalId());
                });
            });
        }
    }

    @Test
    void aNumberThatNobodyGivesIsNotToldAsNone() {
        folder.with(
                "a.drl",
                rule(
                        "a",
                        "@groupBy(\"dyad\") @severity(LOW)",
                        "  $e : Encounter( type == CLASH, $dyad : dyad, $deaths : deathsBest, $cars : vehicles )\n"
                                + "  accumulate( $d : DyadDay( dyad == $dyad, $dead : deathsLow ); $sum : sum( $dead ), $all : collectList( $d );"
                                + " $sum >= 0 )",
                        "  alerts.raise($dyad, \"{deaths} dead, {sum} in all, {cars} vehicles\");"));
        try (RuleBook book = folder.compile();
                Findings unknown = new Findings(book);
                Findings none = new Findings(book)) {
            assertThat(unknown.learn(NEXT).come()).singleElement().satisfies(f -> {
                assertThat(f.text())
                        .isEqualTo("An unknown number dead, an unknown number in all, an unknown number vehicles");
                assertThat(f.bindings()).containsOnlyKeys("dyad");
            });
            assertThat(none.learn(clash("2024-11-04").deaths(0, 0, 0).report()).come())
                    .singleElement()
                    .satisfies(f -> {
                        assertThat(f.text()).isEqualTo("0 dead, 0 in all, an unknown number vehicles");
                        assertThat(f.bindings()).containsEntry("deaths", "0").containsEntry("sum", "0");
                    });
        }
    }

    @Test
    void anEventThatIsForgottenAndLearnedAgainIsEvidenceOnceBesideAFactThatOutlivedIt() {
        folder.with(
                "a.drl",
                rule(
                        "a",
                        "@groupBy(\"dyad\") @severity(LOW)",
                        "  $e : Encounter( type == CLASH, $dyad : dyad )\n  $q : Quarrel( dyad == $dyad )",
                        "  alerts.raise($dyad, \"a clash among others\");"));
        List<Report> news = List.of(
                CLASH,
                Reports.clash("Hajin")
                        .on(CLASH.date().best().toString())
                        .between("regime", "IRGC")
                        .report());
        Collection<Fact> facts = new FactBase(Findings.KNOWLEDGE).learn(news).come();
        Collection<Fact> again = new FactBase(Findings.KNOWLEDGE).learn(news).come();
        try (RuleBook book = folder.compile();
                Evaluation evaluation = book.evaluation(DisplayNames.NONE)) {
            assertThat(evaluation.apply(new FactChange(List.of(), facts)).come())
                    .allSatisfy(f -> assertThat(f.evidence()).hasSize(2));
            evaluation.apply(new FactChange(outlived(facts), List.of()));
            assertThat(evaluation
                            .apply(new FactChange(List.of(), outlived(again)))
                            .come())
                    .hasSize(2)
                    .allSatisfy(f -> assertThat(f.evidence()).hasSize(2));
        }
    }

    private static List<Fact> outlived(Collection<Fact> facts) {
        return facts.stream().filter(f -> !(f instanceof Quarrel)).toList();
    }

    @Test
    void aSeverityBeforeTheValuesReplacesTheRulesOwn() {
        folder.with(
                "a.drl",
                rule(
                        "a",
                        "@groupBy(\"dyad\") @severity(LOW)",
                        "  Encounter( deathsBest >= 5, $dyad : dyad )",
                        "  alerts.raise(CRITICAL, $dyad, \"Many dead\");"));
        try (RuleBook book = folder.compile();
                Findings findings = new Findings(book)) {
            assertThat(findings.learn(CLASH).come())
                    .extracting(Firing::severity)
                    .containsExactly(Severity.CRITICAL);
        }
    }

    @Test
    void aFiringGoesWhenItsReportIsWithdrawn() {
        try (Findings findings = new Findings(ShippedRules.BOOK)) {
            findings.learn(Reports.sample("E000-10", "E001-01", "E001-04"));
            assertThat(findings.rules())
                    .containsExactlyInAnyOrder(
                            "allied-clashes",
                            "first-allied-clash",
                            "crackdown-after-clash",
                            "patron-crackdown",
                            "dyad-tension",
                            "escalation-convergence");
            FiringChange change =
                    findings.learn(retraction(Reports.sample("E001-01").get(0)));
            assertThat(change.gone())
                    .extracting(Firing::rule)
                    .contains("allied-clashes", "crackdown-after-clash", "dyad-tension", "escalation-convergence");
            assertThat(findings.rules()).containsExactlyInAnyOrder("first-allied-clash", "patron-crackdown");
            assertThat(findings.found())
                    .filteredOn(f -> f.rule().equals("first-allied-clash"))
                    .singleElement()
                    .satisfies(f -> assertThat(f.evidence()).containsExactly("seed:E000-10"));
        }
    }

    @Test
    void aFiringGoesWhenItsReportIsCorrected() {
        folder.with(
                "a.drl",
                rule(
                        "a",
                        "@groupBy(\"dyad\")",
                        "  Encounter( deathsBest >= 5, $dyad : dyad )",
                        "  alerts.raise($dyad, \"Many dead\");"));
        try (RuleBook book = folder.compile();
                Findings findings = new Findings(book)) {
            findings.learn(CLASH);
            FiringChange change = findings.learn(clash("2024-11-02")
                    .asOf("2024-11-19T00:00:00Z")
                    .deaths(4, 4, 4)
                    .report());
            assertThat(change.gone()).hasSize(1);
            assertThat(findings.firings()).isEmpty();
        }
    }

    @Test
    void aFiringWhoseEvidenceGrowsComesAgainUnderItsId() {
        folder.with("a.drl", clashRule("a", "@groupBy(\"dyad\")"));
        try (RuleBook book = folder.compile();
                Findings findings = new Findings(book)) {
            String first = findings.learn(CLASH).come().get(0).id();
            Report other = clash("2024-11-02").source("second outlet").report();
            FiringChange change = findings.learn(other);
            assertThat(change.gone()).isEmpty();
            assertThat(change.come()).singleElement().satisfies(f -> {
                assertThat(f.id()).isEqualTo(first);
                assertThat(f.evidence().get(0).reports()).hasSize(2);
            });
        }
    }

    @Test
    void matchesOverTheSameFactsAreOneFiringAndAlwaysTheSame() {
        folder.with(
                "a.drl",
                rule(
                        "a",
                        "@groupBy(\"type\")",
                        "  Involvement( type == MEETING, $event : eventId, $x : actor )\n"
                                + "  Involvement( eventId == $event, $y : actor, actor != $x )",
                        "  alerts.raise(\"meeting\", \"They met\");"));
        Set<Set<Map<String, String>>> outcomes = new HashSet<>();
        try (RuleBook book = folder.compile()) {
            for (int i = 0; i < 20; i++) {
                try (Findings findings = new Findings(book)) {
                    findings.learn(Reports.sample("E004-01"));
                    outcomes.add(findings.firings().values().stream()
                            .map(Firing::bindings)
                            .collect(Collectors.toSet()));
                }
            }
        }
        assertThat(outcomes)
                .containsExactly(Set.of(
                        Map.of("event", "seed:E004-01", "x", "irgc", "y", "ndf"),
                        Map.of("event", "seed:E004-01", "x", "irgc", "y", "syr-sec"),
                        Map.of("event", "seed:E004-01", "x", "ndf", "y", "syr-sec")));
    }

    @Test
    void onlyTheDayThatIsGivenIsToday() {
        folder.with(
                "a.drl",
                rule(
                        "a",
                        "@groupBy(\"dyad\")",
                        "  $today : Today()\n  Encounter( $dyad : dyad, this before[0d, 10d] $today )",
                        "  alerts.raise($dyad, \"Lately\");"));
        Report report = CLASH;
        try (RuleBook book = folder.compile();
                Evaluation evaluation = book.evaluation(DisplayNames.NONE)) {
            evaluation.apply(
                    new org.faultline.fact.memory.FactBase(Findings.KNOWLEDGE).learn(java.util.List.of(report)));
            assertThat(evaluation.day(java.time.LocalDate.of(2024, 11, 12)).come())
                    .hasSize(1);
            assertThat(evaluation.day(java.time.LocalDate.of(2024, 11, 13)).gone())
                    .hasSize(1);
        }
    }

    @Test
    void aFolderWithoutRulesFindsNothing() {
        try (RuleBook none = folder.compile();
                Findings findings = new Findings(none)) {
            assertThat(findings.learn(CLASH).come()).isEmpty();
        }
    }

    @Test
    void theOperatorsOfTheManualWork() {
        folder.with(
                "a.drl",
                rule(
                        "a",
                        "@groupBy(\"dyad\")",
                        """
                  $one : Encounter( type == CLASH, $dyad : dyad, deathsBest > 0 )
                  exists Encounter( dyad == $dyad, this coincides[2d] $one, this after[1d, 2d] $one )
                  accumulate( Encounter( dyad == $dyad, $deaths : deathsBest );
                    $sum : sum( $deaths ), $least : min( $deaths ), $most : max( $deaths ), $n : count( $deaths ),
                    $kinds : distinct( $deaths ), $all : collectSet( $deaths ); $sum > 1 )""",
                        "  alerts.raise($dyad, \"{sum} {least} {most} {n} {kinds} {all}\");"));
        try (RuleBook book = folder.compile();
                Findings findings = new Findings(book)) {
            findings.learn(CLASH, clash("2024-11-04").deaths(0, 0, 0).report());
            assertThat(findings.firings().values()).extracting(Firing::text).containsExactly("7 0 7 2 2 0 and 7");
        }
    }
}
