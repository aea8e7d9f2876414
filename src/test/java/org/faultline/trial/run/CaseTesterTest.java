package org.faultline.trial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.faultline.rule.RuleBook;
import org.faultline.trial.Desk;
import org.faultline.trial.cases.CaseFault;
import org.faultline.trial.cases.CaseFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseTesterTest {
    private static final String PAIR = """
            $latest : DyadDay( type == CLASH, relation == ALLY, $dyad : dyad )
            accumulate( $d : DyadDay( type == CLASH, dyad == $dyad, this before[0d, 30d] $latest ); $n : count( $d ),
                        $all : collectList( $d ); $n >= 2 )""";

    private static final String TWO = """
            - case: two clashes
              reports:
                - {id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal}
                - {id: b, type: CLASH, on: 2024-11-05, sideA: [IRGC], sideB: [NDF], place: al-Mayadin}
              fires: [{groupBy: {dyad: assad-side|iran-axis}, evidence: [a, b]}]
            """;

    @TempDir
    Path dir;

    @Test
    void looksAtWhatStandsAfterEachStep() {
        assertThat(Desk.with(dir, "pair", PAIR).run("""
                - case: a story from its beginning to its withdrawal
                  steps:
                    - on: day 2
                      arrive: [{id: a, type: CLASH, on: day 2, sideA: [regime], sideB: [IRGC], place: al-Bukamal, source: SOHR}]
                      silent: true
                    - on: day 5
                      arrive: [{id: b, type: CLASH, on: day 4, sideA: [IRGC], sideB: [NDF], place: al-Mayadin, source: SOHR}]
                      fires:
                        - groupBy: {dyad: assad-side|iran-axis}
                          evidence: [a, b]
                          severity: HIGH
                          certainty: LIKELY
                          condition: ACTIVE
                          text: Seen between the Assad side and the Iranian axis
                    - on: day 30
                      fires: [{groupBy: {dyad: assad-side|iran-axis}, condition: ENDED, text: '/between the \\w+ side and/'}]
                    - on: day 31
                      withdraw: [b]
                      fires: [{groupBy: {dyad: assad-side|iran-axis}, condition: WITHDRAWN}]
                    - on: day 32
                      arrive: [{id: b, type: CLASH, on: day 4, sideA: [IRGC], sideB: [NDF], place: al-Mayadin, source: AFP}]
                      fires: [{groupBy: {dyad: assad-side|iran-axis}, certainty: LIKELY, condition: ENDED}]
                """)).singleElement().satisfies(r -> assertThat(r.differences())
                .isEmpty());
    }

    @Test
    void saysAtWhichStepWhatIsOtherwise() {
        assertThat(Desk.with(dir, "pair", PAIR).run("""
                - case: expects too early and too much
                  steps:
                    - on: day 2
                      arrive: [{id: a, type: CLASH, on: day 2, sideA: [regime], sideB: [IRGC], place: al-Bukamal}]
                      fires: [{groupBy: {dyad: assad-side|iran-axis}, evidence: [a]}]
                    - on: day 5
                      arrive: [{id: b, type: CLASH, on: day 4, sideA: [IRGC], sideB: [NDF], place: al-Mayadin}]
                      fires: [{groupBy: {dyad: assad-side|iran-axis}, evidence: [a], certainty: POSSIBLE, condition: ENDED, text: '/seen [bB]e/'}]
                """))
                .flatExtracting(CaseResult::differences)
                .containsExactly(
                        "- 2024-11-02: dyad assad-side|iran-axis on a",
                        "~ 2024-11-05: dyad assad-side|iran-axis: evidence is a, b, not a; certainty is LIKELY, not POSSIBLE;"
                                + " condition is ACTIVE, not ENDED; text is \"Seen between the Assad side and the Iranian axis\", not /seen [bB]e/");
    }

    @Test
    void triesAVariationForAWord() {
        List<CaseResult> results =
                Desk.with(dir, "pair", PAIR).run(TWO + "  also: [late, duplicate, retracted, other-actor]\n");
        assertThat(results)
                .extracting(CaseResult::name)
                .contains(
                        "two clashes",
                        "two clashes (late: a)",
                        "two clashes (late: b)",
                        "two clashes (duplicate)",
                        "two clashes (retracted: a)",
                        "two clashes (retracted: b)")
                .filteredOn(n -> n.contains("other actor"))
                .hasSize(2);
        assertThat(results)
                .allSatisfy(r -> assertThat(r.differences()).as(r.name()).isEmpty());
    }

    @Test
    void findsTheRuleThatDoesNotAskWhoTheyAre() {
        List<CaseResult> results =
                Desk.with(dir, "pair", "DyadDay( type == CLASH, $dyad : dyad )").run("""
                - case: a clash
                  reports: [{id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal}]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}, evidence: [a]}]
                  also: [other-actor]
                """);
        assertThat(results).filteredOn(r -> !r.passed()).hasSize(2).allSatisfy(r -> assertThat(r.differences())
                .singleElement()
                .asString()
                .startsWith("+ dyad ")
                .endsWith(" on a (HIGH)"));
    }

    @Test
    void aWithdrawnReportLeavesWhatTheOthersTell() {
        List<CaseResult> results = Desk.with(dir, "pair", PAIR).run("""
                - case: three clashes
                  reports:
                    - {id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal}
                    - {id: b, type: CLASH, on: 2024-11-05, sideA: [IRGC], sideB: [NDF], place: al-Mayadin}
                    - {id: c, type: CLASH, on: 2024-11-07, sideA: [regime], sideB: [IRGC], place: al-Bukamal}
                  fires: [{groupBy: {dyad: assad-side|iran-axis}, evidence: [a, b, c]}]
                  also: [retracted]
                """);
        assertThat(results).hasSize(4).allMatch(CaseResult::passed);
    }

    @Test
    void letsEverySourceBeHeardThatTheCaseDoesNotSilence() {
        String silence = """
                $today : Today()
                  $talks : Encounter( type == MEETING, $dyad : dyad, this before[14d, 30d] $today )
                  not Encounter( type == MEETING, dyad == $dyad, this before[0d, 13d] $today )""";
        String quiet = """
                - case: %s
                  heard: {%s}
                  reports: [{id: a, type: MEETING, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal}]
                  today: 2024-11-20
                  %s
                """;
        String fires = "fires: [{groupBy: {dyad: assad-side|iran-axis}}]";
        assertThat(Desk.with(dir, "silence", silence)
                        .run(quiet.formatted("heard", "SOHR: 2024-11-19", fires)
                                + quiet.formatted("nobody listened", "SOHR: 2024-11-05", "silent: true")))
                .hasSize(2)
                .allMatch(CaseResult::passed);
    }

    @Test
    void refusesCasesOfARuleThatIsNotThere() {
        Desk desk = Desk.with(dir, "pair", PAIR);
        desk.run(TWO);
        dir.resolve("pair.cases.yaml")
                .toFile()
                .renameTo(dir.resolve("peer.cases.yaml").toFile());
        try (RuleBook book = RuleBook.compile(dir)) {
            CaseFile peer = CaseFile.read(dir.resolve("peer.cases.yaml"));
            assertThatThrownBy(() -> new CaseTester(book, Desk.KNOWLEDGE).run(peer))
                    .isInstanceOf(CaseFault.class)
                    .hasMessageEndingWith("peer.cases.yaml:1:1: CASE_RUN there is no rule \"peer\"");
        }
    }
}
