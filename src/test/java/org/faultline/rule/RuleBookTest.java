package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.faultline.rule.RuleFolder.clashRule;
import static org.faultline.rule.RuleFolder.rule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.model.Severity;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
    @TempDir
    Path dir;

    private RuleFolder folder;

    @BeforeEach
    void open() {
        folder = new RuleFolder(dir);
    }

    @Test
    void readsARuleWithItsMetadata() {
        String text = clashRule(
                "a",
                "@title(\"A title\") @severity(HIGH) @status(active) @owner(\"Desk\") @groupBy(\"dyad\") @quiet(\"14d\")");
        try (RuleBook book = folder.with("family/a.drl", text).compile()) {
            Rule rule = book.rules().values().iterator().next();
            assertThat(rule)
                    .extracting(
                            "id",
                            "family",
                            "title",
                            "severity",
                            "status",
                            "owner",
                            "groupBy",
                            "terms.quietDays",
                            "text")
                    .containsExactly(
                            "a",
                            "family",
                            "A title",
                            Severity.HIGH,
                            RuleStatus.ACTIVE,
                            "Desk",
                            List.of("dyad"),
                            14,
                            text);
            assertThat(rule.version()).matches("[0-9a-f]{12}");
        }
    }

    @Test
    void takesAMissingMetadatumForTheCautiousValue() {
        try (RuleBook book =
                folder.with("a.drl", clashRule("a", "@groupBy(\"dyad\")")).compile()) {
            assertThat(book.rules().get("a"))
                    .extracting("title", "severity", "status", "owner", "terms.quietDays")
                    .containsExactly("a", Severity.MEDIUM, RuleStatus.DRAFT, "", 30);
        }
    }

    @Test
    void takesAPackageAndImportsThatAnalystsMayWrite() {
        String text =
                "package any.name;\nimport org.faultline.fact.Encounter;\n" + clashRule("a", "@groupBy(\"dyad\")");
        try (RuleBook book = folder.with("a.drl", text).compile()) {
            assertThat(book.rules()).containsOnlyKeys("a");
        }
    }

    @Test
    void namesARuleThatIsNoDrlWithItsLine() {
        folder.with("f/good.drl", clashRule("good", "@groupBy(\"dyad\")"))
                .with(
                        "f/bad.drl",
                        rule(
                                "bad",
                                "@groupBy(\"dyad\")",
                                "  Encounter( type == , $dyad : dyad )",
                                "  alerts.raise($dyad, \"x\");"));
        assertThat(faults())
                .isNotEmpty()
                .allMatch(f -> f.startsWith("f/bad.drl"))
                .anyMatch(f -> f.startsWith("f/bad.drl:4:"));
    }

    @Test
    void namesEveryRuleThatDoesNotCompile() {
        folder.with("f/good.drl", clashRule("good", "@groupBy(\"dyad\")"))
                .with(
                        "f/field.drl",
                        rule(
                                "field",
                                "@groupBy(\"dyad\")",
                                "  Encounter( tipe == CLASH, $dyad : dyad )",
                                "  alerts.raise($dyad, \"x\");"))
                .with(
                        "g/call.drl",
                        rule(
                                "call",
                                "@groupBy(\"dyad\")",
                                "  Encounter( $dyad : dyad )",
                                "  alerts.rise($dyad, \"x\");"));
        assertThat(faults())
                .anyMatch(f -> f.startsWith("f/field.drl") && f.contains("tipe"))
                .anyMatch(f -> f.startsWith("g/call.drl"))
                .noneMatch(f -> f.contains("good.drl"));
    }

    @Test
    void namesARaiseThatLacksAGroupByValueOrIsNotAlone() {
        folder.with(
                        "f/few.drl",
                        rule(
                                "few",
                                "@groupBy(\"dyad, admin1\")",
                                "  Encounter( $dyad : dyad )",
                                "  alerts.raise($dyad, \"x\");"))
                .with(
                        "f/two.drl",
                        rule(
                                "two",
                                "@groupBy(\"dyad\")",
                                "  Encounter( $dyad : dyad )",
                                "  alerts.raise($dyad, \"x\"); alerts.raise($dyad, \"y\");"))
                .with(
                        "f/grave.drl",
                        rule(
                                "grave",
                                "@groupBy(\"dyad\")",
                                "  Encounter( $dyad : dyad, $d : deathsBest )",
                                "  alerts.raise($d > 9 ? CRITICAL : HIGH, $dyad, \"x\");"));
        assertThat(faults())
                .anyMatch(
                        f -> f.matches(
                                "f/few.drl:6:23: RAISE a value is missing before this: alerts.raise takes a value for each of @groupBy\\(\"dyad, admin1\"\\) and a text, 3 in all; .*\\$admin1 : admin1"))
                .anyMatch(f -> f.startsWith("f/two.drl:6:29: RAISE the right side is one statement"))
                .noneMatch(f -> f.contains("grave.drl"));
    }

    @Test
    void refusesTwoRulesOfOneId() {
        folder.with("f/a.drl", clashRule("a", "@groupBy(\"dyad\")"))
                .with("g/a.drl", clashRule("a", "@groupBy(\"dyad\")"));
        assertThat(faults())
                .containsExactly(
                        "g/a.drl:1:6: ID has the same id as f/a.drl; give one of the two files and its rule another name");
    }

    @Test
    void refusesARuleThatIsNotNamedLikeItsFile() {
        folder.with("f/a.drl", clashRule("b", "@groupBy(\"dyad\")"));
        assertThat(faults()).containsExactly("f/a.drl:1:6: ID a rule is named like its file; write rule \"a\"");
    }

    @Test
    void refusesTwoRulesInAFile() {
        folder.with("f/a.drl", clashRule("a", "@groupBy(\"dyad\")") + clashRule("b", "@groupBy(\"dyad\")"));
        assertThat(faults())
                .containsExactly("f/a.drl:8:1: ONE_RULE a file holds one rule; write this one into a file of its own");
    }

    @Test
    void namesEveryFaultOfTheMetadata() {
        folder.with("a.drl", clashRule("a", "@severity(GRAVE) @status(\"live\") @quiet(\"two weeks\")"))
                .with("b.drl", clashRule("b", "@groupBy(\"dyad\") @severity(\"high\")"));
        assertThat(faults())
                .containsExactly(
                        "a.drl:2:11: METADATA @severity is none of LOW, MEDIUM, HIGH, CRITICAL",
                        "a.drl:2:26: METADATA @status is none of draft, active, retired; did you mean active?",
                        "a.drl:2:41: IDIOM write @quiet(\"14d\") instead of @quiet(\"two weeks\")",
                        "a.drl:3:1: METADATA @groupBy is missing: the names that findings are told apart by; write @groupBy(\"dyad, admin1\")");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Files.write(dir.resolve("a.drl"), "rule \"ā\"".getBytes(StandardCharsets.UTF_16));
        assertThat(faults()).containsExactly("a.drl:1:1: CHARACTER the file is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void leavesNothingBehindWhenClosed() {
        folder.with("a.drl", clashRule("a", "@groupBy(\"dyad\")"));
        folder.compile().close();
        try (RuleBook book = folder.compile()) {
            assertThat(book.rules()).containsOnlyKeys("a");
        }
    }

    private List<String> faults() {
        RuleFault fault =
                catchThrowableOfType(RuleFault.class, () -> folder.compile().close());
        assertThat(fault).isNotNull();
        return fault.faults().stream().map(Fault::headline).toList();
    }
}
