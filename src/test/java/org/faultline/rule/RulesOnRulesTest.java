package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.faultline.fixture.Reports.retraction;
import static org.faultline.rule.RuleFolder.clashRule;
import static org.faultline.rule.RuleFolder.rule;

import java.nio.file.Path;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.report.Report;
import org.faultline.rule.firing.Firing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesOnRulesTest {
    private static final Report CLASH = clash("2024-11-02");
    private static final Report NEXT = clash("2024-11-04");

    @TempDir
    Path dir;

    private RuleFolder folder;

    @BeforeEach
    void open() {
        folder = new RuleFolder(dir);
    }

    private static Report clash(String day) {
        return Reports.clash("al-Bukamal").on(day).between("regime", "IRGC").report();
    }

    @Test
    void aRuleOverFindingsFiresAndStopsWithThem() {
        folder.with("base.drl", clashRule("base", "@groupBy(\"dyad\")"))
                .with(
                        "over.drl",
                        rule(
                                "over",
                                "@groupBy(\"dyad\")",
                                "  $late : Finding( rule == \"base\", $dyad : dyad )\n"
                                        + "  Finding( rule == \"base\", dyad == $dyad, this before[1d, 10d] $late )",
                                "  alerts.raise($dyad, \"Twice\");"));
        try (RuleBook book = folder.compile();
                Findings findings = new Findings(book)) {
            findings.learn(CLASH);
            assertThat(findings.rules()).containsExactly("base");
            assertThat(findings.learn(NEXT).come()).extracting(Firing::rule).containsExactlyInAnyOrder("base", "over");
            assertThat(findings.found())
                    .filteredOn(f -> f.rule().equals("over"))
                    .singleElement()
                    .satisfies(f -> assertThat(f.evidence()).hasSize(2));
            assertThat(findings.learn(retraction(CLASH)).gone())
                    .extracting(Firing::rule)
                    .containsExactlyInAnyOrder("base", "over");
            assertThat(findings.rules()).containsExactly("base");
        }
    }

    @Test
    void rulesThatRaiseAndRemoveEachOtherAreRefused() {
        folder.with(
                        "a.drl",
                        rule(
                                "a",
                                "@groupBy(\"dyad\")",
                                "  Encounter( type == CLASH, $dyad : dyad )\n  not Finding( rule == \"b\", dyad == $dyad )",
                                "  alerts.raise($dyad, \"a\");"))
                .with(
                        "b.drl",
                        rule(
                                "b",
                                "@groupBy(\"dyad\")",
                                "  Finding( rule == \"a\", $dyad : dyad )",
                                "  alerts.raise($dyad, \"b\");"));
        try (RuleBook book = folder.compile();
                Findings findings = new Findings(book)) {
            assertThatThrownBy(() -> findings.learn(CLASH)).hasMessageContaining("never settle");
        }
    }
}
