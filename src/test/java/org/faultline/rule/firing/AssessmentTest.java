package org.faultline.rule.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.rule.RuleFolder.rule;
import static org.faultline.rule.firing.Assessment.Kind.ALLEGED;
import static org.faultline.rule.firing.Assessment.Kind.DATE;
import static org.faultline.rule.firing.Assessment.Kind.PLACE;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.fixture.ShippedRules;
import org.faultline.report.EventType;
import org.faultline.report.Report;
import org.faultline.report.Status;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How sure firings are: for which days and places they hold, and without whom. */
class AssessmentTest {
    private static RuleBook own;

    @BeforeAll
    static void compile(@TempDir Path dir) {
        own = new RuleFolder(dir)
                .with(
                        "any-clash.drl",
                        rule(
                                "any-clash",
                                "@groupBy(\"dyad\")",
                                "  Encounter( type == CLASH, status != PLANNED, role == SIDE_A, $dyad : dyad )",
                                "  alerts.raise($dyad, \"A clash\");"))
                .with(
                        "clash-in-area.drl",
                        rule(
                                "clash-in-area",
                                "@groupBy(\"admin1\")",
                                "  Encounter( type == CLASH, role == SIDE_A, $area : admin1 )",
                                "  alerts.raise($area, \"A clash\");"))
                .with(
                        "near-border.drl",
                        rule(
                                "near-border",
                                "@groupBy(\"dyad\")",
                                "  Encounter( type == CLASH, role == SIDE_A, borderKm <= 25, $dyad : dyad )",
                                "  alerts.raise($dyad, \"A clash at the border\");"))
                .with("two-days.drl", days("two-days", 2))
                .with(
                        "soon-after.drl",
                        rule(
                                "soon-after",
                                "@groupBy(\"dyad\")",
                                "  $a : Encounter( type == MEETING, role == SIDE_A, $dyad : dyad )\n"
                                        + "  Encounter( type == CLASH, role == SIDE_A, dyad == $dyad, this after[0d, 10d] $a )",
                                "  alerts.raise($dyad, \"A clash after talks\");"))
                .with(
                        "on-findings.drl",
                        rule(
                                "on-findings",
                                "@groupBy(\"dyad\")",
                                "  Finding( rule == \"soon-after\", $dyad : dyad )",
                                "  alerts.raise($dyad, \"It was found\");"))
                .with(
                        "found-often.drl",
                        rule(
                                "found-often",
                                "@groupBy(\"dyad\")",
                                "  $latest : Finding( rule == \"soon-after\", $dyad : dyad )\n"
                                        + "  accumulate( $one : Finding( rule == \"soon-after\", dyad == $dyad,"
                                        + " this before[0d, 20d] $latest );"
                                        + " $times : count( $one ), $all : collectList( $one ); $times >= 8 )",
                                "  alerts.raise($dyad, \"It was found {times} times\");"))
                .compile();
    }

    private static String days(String name, int least) {
        return rule(
                name,
                "@groupBy(\"dyad\")",
                "  $latest : DyadDay( type == CLASH, $dyad : dyad )\n"
                        + "  accumulate( $day : DyadDay( type == CLASH, dyad == $dyad, this before[0d, 20d] $latest );"
                        + " $days : count( $day ), $all : collectList( $day ); $days >= " + least + " )",
                "  alerts.raise($dyad, \"{days} days\");");
    }

    @AfterAll
    static void close() {
        own.close();
    }

    @Test
    void whereNoDayIsAskedForALooseDateDecidesNothing() {
        assertThat(of("any-clash", clash("2024-11-02").about("2024-11-02", 4)).doubts())
                .isEmpty();
    }

    @Test
    void aWindowThatTheWholeRangeLiesInHoldsAndOneThatItLeavesDoesNot() {
        Reports talks =
                Reports.of(EventType.MEETING, "al-Bukamal").on("2024-11-02").between("regime", "IRGC");
        assertThat(of("soon-after", talks, clash("").within("2024-11-03", "2024-11-09", 3))
                        .doubts())
                .isEmpty();
        assertThat(of("soon-after", talks, clash("").about("2024-11-11", 3)).doubts())
                .containsExactly(new Assessment.Doubt(DATE, "test:c"));
        assertThat(of("soon-after", talks, clash("").within("2024-11-01", "2024-11-05", 3))
                        .doubts())
                .containsExactly(new Assessment.Doubt(DATE, "test:c"));
    }

    @Test
    void twoDaysAreNotTwoWhereBothMayBeOne() {
        Reports exact = clash("2024-11-02").id("a");
        assertThat(of("two-days", exact, clash("").within("2024-11-03", "2024-11-09", 3))
                        .doubts())
                .isEmpty();
        assertThat(of("two-days", exact, clash("").within("2024-11-02", "2024-11-09", 3))
                        .doubts())
                .containsExactly(new Assessment.Doubt(DATE, "test:c"));
        assertThat(of("two-days", exact, clash("2024-11-12").id("b"), clash("").within("2024-11-02", "2024-11-09", 3))
                        .doubts())
                .as("two others are exact")
                .isEmpty();
    }

    @Test
    void nothingIsReportedBeforeItHappens() {
        Reports talks =
                Reports.of(EventType.MEETING, "al-Bukamal").on("2024-11-02").between("regime", "IRGC");
        Reports clash = clash("2024-11-11").about("2024-11-11", 2);
        assertThat(of("soon-after", talks, clash.asOf("2024-11-11T12:00:00Z")).doubts())
                .isEmpty();
        assertThat(of("soon-after", talks, clash.asOf("2024-11-20T12:00:00Z")).doubts())
                .hasSize(1);
    }

    @Test
    void aLoosePlaceDecidesOnlyWhereThePlaceIsAskedFor() {
        Reports loose = clash("2024-11-02").at(34.45, 40.92, 5);
        assertThat(of("any-clash", loose).doubts()).isEmpty();
        assertThat(of("clash-in-area", loose.at(34.45, 40.92, 5)).doubts())
                .extracting(Assessment.Doubt::kind)
                .containsExactly(PLACE);
        assertThat(of("clash-in-area", loose.at(34.45, 40.92, 2)).doubts()).isEmpty();
    }

    @Test
    void withinTwentyFiveKilometresMayBeFartherFromTheBorder() {
        assertThat(of("near-border", clash("2024-11-02").at(34.45, 40.92, 1)).doubts())
                .isEmpty();
        assertThat(of("near-border", clash("2024-11-02").at(34.45, 40.92, 2)).doubts())
                .extracting(Assessment.Doubt::kind)
                .containsExactly(PLACE);
    }

    @Test
    void whatIsOnlyAllegedIsInDoubtUnlessItIsNotNeeded() {
        assertThat(of("any-clash", clash("2024-11-02").status(Status.ALLEGED)).doubts())
                .containsExactly(new Assessment.Doubt(ALLEGED, "test:c"));
        assertThat(of("any-clash", clash("2024-11-02").status(Status.REPORTED)).doubts())
                .isEmpty();
    }

    @Test
    void oneSourceIsNeededUnlessAnotherTellsTheSameOrEnoughElse() {
        Reports first = clash("2024-11-02").id("a");
        Reports second = clash("2024-11-10").id("b");
        Reports third = clash("2024-11-15").id("e");
        assertThat(of("two-days", first.source("A"), second.source("A")).soleSources())
                .containsExactly("A");
        assertThat(of("two-days", first.source("A"), second.source("B")).soleSources())
                .as("each tells one of two")
                .containsExactly("A", "B");
        assertThat(of("two-days", first.source("A"), second.source("B"), third.source("C"))
                        .soleSources())
                .as("any two of three are enough")
                .isEmpty();
        assertThat(of(
                                "any-clash",
                                List.of(
                                        clash("2024-11-02").id("a").source("A").report(),
                                        clash("2024-11-02").id("z").source("B").report()))
                        .soleSources())
                .as("two tell the same clash")
                .isEmpty();
    }

    @Test
    void whatBuildsOnAFindingIsAsSureAsThat() {
        Reports talks =
                Reports.of(EventType.MEETING, "al-Bukamal").on("2024-11-02").between("regime", "IRGC");
        assertThat(of(
                        "on-findings",
                        talks.source("A"),
                        clash("").about("2024-11-11", 3).source("B")))
                .isEqualTo(new Assessment.Result(
                        List.of(new Assessment.Doubt(DATE, "test:c")), List.of("A", "B"), List.of("A", "B")));
        assertThat(of("on-findings", talks.source("A"), clash("2024-11-09").source("A")))
                .isEqualTo(new Assessment.Result(List.of(), List.of("A"), List.of("A")));
    }

    /** Against the engine itself, with the loose events put on every day they may have been. */
    @Test
    void itSaysWhatTheEngineSaysOfEveryDay() {
        int sure = 0;
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            String rule = seed % 2 == 0 ? "two-days" : "soon-after";
            List<LocalDate[]> ranges = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                LocalDate from = LocalDate.of(2024, 11, 1).plusDays(random.nextInt(20));
                ranges.add(new LocalDate[] {from, from.plusDays(random.nextInt(5))});
            }
            Map<String, Firing> loose = standing(own, List.of(event(rule, 0, ranges), event(rule, 1, ranges)));
            boolean always = true;
            for (LocalDate a : days(ranges.get(0))) {
                for (LocalDate b : days(ranges.get(1))) {
                    List<LocalDate[]> exact = List.of(new LocalDate[] {a, a}, new LocalDate[] {b, b});
                    always &= !firings(standing(own, List.of(event(rule, 0, exact), event(rule, 1, exact))), rule)
                            .isEmpty();
                }
            }
            for (Firing f : firings(loose, rule)) {
                assertThat(f.assessed().doubts().isEmpty()).as("seed %d", seed).isEqualTo(always);
                sure += always ? 1 : 0;
            }
        }
        assertThat(sure).isPositive();
    }

    @Test
    void theOrderInWhichReportsComeDoesNotMatter() {
        Map<String, Assessment.Result> straight = results(Reports.sample());
        for (int seed = 0; seed < 5; seed++) {
            List<Report> shuffled = new ArrayList<>(Reports.sample());
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(results(shuffled)).as("seed %d", seed).isEqualTo(straight);
        }
    }

    @Test
    void doubtsAreToldInOneOrderHoweverManyFindingsTheyComeFrom() {
        List<Report> reports = new ArrayList<>(List.of(Reports.of(EventType.MEETING, "al-Bukamal")
                .on("2024-11-02")
                .between("regime", "IRGC")
                .report()));
        LocalDate day = LocalDate.of(2024, 11, 12);
        for (String place : List.of("Raqqa", "Hama", "Homs", "Palmyra", "Damascus", "Aleppo", "Idlib", "Daraa")) {
            reports.add(Reports.clash(place)
                    .between("regime", "IRGC")
                    .id(place)
                    .about(day.toString(), 2)
                    .report());
            day = day.minusDays(1);
        }
        List<Assessment.Doubt> straight = of("found-often", reports).doubts();
        assertThat(straight).hasSizeGreaterThan(5);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(reports, new Random(seed));
            assertThat(of("found-often", reports).doubts()).as("seed %d", seed).isEqualTo(straight);
        }
    }

    private static Map<String, Assessment.Result> results(List<Report> reports) {
        Map<String, Assessment.Result> all = new HashMap<>();
        try (Findings findings = new Findings(ShippedRules.BOOK)) {
            reports.forEach(findings::learn);
            findings.firings().forEach((id, f) -> all.put(id, f.assessed()));
        }
        return all;
    }

    private static Report event(String rule, int number, List<LocalDate[]> ranges) {
        EventType type = number == 0 && rule.equals("soon-after") ? EventType.MEETING : EventType.CLASH;
        LocalDate[] range = ranges.get(number);
        return Reports.of(type, number == 0 ? "al-Bukamal" : "al-Mayadin")
                .between("regime", "IRGC")
                .within(range[0].toString(), range[1].toString(), range[0].equals(range[1]) ? 1 : 3)
                .id("e" + number)
                .report();
    }

    private static List<LocalDate> days(LocalDate[] range) {
        return range[0].datesUntil(range[1].plusDays(1)).toList();
    }

    private static Reports clash(String day) {
        // elsewhere, so that it is not taken for one of the others
        String place = day.isEmpty() ? "al-Mayadin" : "al-Bukamal";
        Reports clash = Reports.clash(place).between("regime", "IRGC").id("c");
        return day.isEmpty() ? clash : clash.on(day);
    }

    private static Assessment.Result of(String rule, Reports... reports) {
        return of(rule, Stream.of(reports).map(Reports::report).toList());
    }

    /** Of the last firing of a rule. */
    private static Assessment.Result of(String rule, List<Report> reports) {
        List<Firing> firings = firings(standing(own, reports), rule);
        assertThat(firings).as(rule).isNotEmpty();
        return firings.get(firings.size() - 1).assessed();
    }

    private static List<Firing> firings(Map<String, Firing> standing, String rule) {
        return standing.values().stream()
                .filter(f -> f.rule().equals(rule))
                .sorted(java.util.Comparator.comparing(Firing::last)
                        .thenComparing(f -> f.evidence().size()))
                .toList();
    }

    private static Map<String, Firing> standing(RuleBook book, List<Report> reports) {
        try (Findings findings = new Findings(book)) {
            findings.learn(reports);
            return Map.copyOf(findings.firings());
        }
    }
}
