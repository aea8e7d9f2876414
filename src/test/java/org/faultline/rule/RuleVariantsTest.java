package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.rule.RuleFolder.changed;
import static org.faultline.rule.RuleFolder.rule;

import java.nio.file.Path;
import java.util.Set;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules would do with another choice than the one they make. */
class RuleVariantsTest {
    private static final String TOLD = "status == REPORTED || status == CONFIRMED";

    @TempDir
    Path dir;

    @Test
    void withAggregatesTheClashesOf2021AreARepetition() {
        String clash = "Encounter( type == CLASH, " + TOLD + ", relation == ALLY, role == SIDE_A, ";
        String text = rule(
                "allied-clashes",
                "@groupBy(\"dyad, admin1\")",
                "  $latest : " + clash + "$dyad : dyad, $area : admin1 )\n"
                        + "  accumulate( $one : " + clash
                        + "dyad == $dyad, admin1 == $area, $day : day, this before[0d, 30d] $latest );\n"
                        + "    $days : distinct( $day ), $clashes : collectList( $one ); $days >= 2 )",
                "  alerts.raise($dyad, $area, \"{days} days\");");
        assertThat(evidence("allied-clashes", text, "E004-02", "E004-06"))
                .containsExactly(Set.of("seed:E004-02", "seed:E004-06"));
        assertThat(evidence("allied-clashes", text, "E004-02")).isEmpty();
    }

    @Test
    void withAggregatesTheClashOf2021IsNotTheFirst() {
        String text = changed(
                "allies/first-allied-clash.drl",
                "not DyadDay( violent, dyad == $dyad,",
                "not Encounter( violent, " + TOLD + ", dyad == $dyad,");
        assertThat(evidence("first-allied-clash", text, "E004-02", "E004-06")).isEmpty();
        assertThat(evidence("first-allied-clash", text, "E004-02")).containsExactly(Set.of("seed:E004-02"));
    }

    @Test
    void byDestinationTheConvoyToAlMayadinIsFarFromTheBorder() {
        String text = changed(
                "movements/redeployment-near-border.drl",
                "role == SIDE_A, borderKm <= 25, $group",
                "role == SIDE_A, destinationBorderKm <= 25, $group");
        assertThat(evidence("redeployment-near-border", text, "E003-01")).isEmpty();
        assertThat(evidence("redeployment-near-border", text, "E003-03")).containsExactly(Set.of("seed:E003-03"));
    }

    /** Many strikes of one quarter have no single day, so that only "within 30 days of each other" can be asked. */
    @Test
    void withAggregatesTheCampaignOf2024DroveTheAxisOutOfItsPositions() {
        String text = changed(
                        "movements/evacuation-after-strike.drl",
                        "type == AIRSTRIKE, happened,",
                        "type == AIRSTRIKE, " + TOLD + ",")
                .replace("postureReduction, happened,", "postureReduction, " + TOLD + ",")
                .replace("this after[0d, 30d] $strike", "this coincides[30d] $strike");
        assertThat(evidence("evacuation-after-strike", text, "E000-05", "E000-06"))
                .containsExactly(Set.of("seed:E000-05", "seed:E000-06"));
        assertThat(evidence("evacuation-after-strike", text, "E002-12", "E002-02"))
                .isEmpty();
    }

    private Set<Set<String>> evidence(String rule, String text, String... reports) {
        RuleFolder folder = new RuleFolder(dir).with("any/" + rule + ".drl", text);
        try (RuleBook book = folder.compile();
                Findings findings = new Findings(book)) {
            findings.learn(Reports.sample(reports));
            return findings.found().stream().map(Findings.Found::evidence).collect(java.util.stream.Collectors.toSet());
        }
    }
}
