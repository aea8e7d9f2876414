package org.faultline.trial.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.rule.LoadedRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.trial.Desk;
import org.faultline.trial.cases.CaseFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rules of a folder run, beside what ran before. */
class RuleAcceptanceTest {
    private static final String HOLDS = """
            - case: a clash
              reports: [E001-01]
              fires: [{groupBy: {dyad: assad-side|iran-axis}}]
            """;
    private static final String FAILS = HOLDS.replace("assad-side|iran-axis", "nobody|somebody");

    @TempDir
    Path dir;

    private final Map<String, Rule> ran = new TreeMap<>();
    private Path changed = Path.of("nothing");

    @Test
    void aNewTextRunsIfItsCasesHold() throws IOException {
        rule("one", "A clash", HOLDS);
        rule("two", "A clash", FAILS);
        RuleAcceptance accepted = accepted();
        assertThat(accepted.book().rules()).containsOnlyKeys("one");
        assertThat(accepted.unheard()).containsExactly("two");
        assertThat(accepted.faults())
                .singleElement()
                .asString()
                .contains("two.cases.yaml:1: the case \"a clash\" fails");
        assertThat(accepted.failing()).isEmpty();
    }

    @Test
    void inThePlaceOfARuleThatMayNotRunItsTextOfBeforeRunsOnAndTheOthersAreTakenOver() throws IOException {
        rule("one", "A clash", HOLDS);
        rule("two", "A clash", HOLDS);
        rule("three", "A clash", HOLDS);
        ranAsItStands();
        rule("one", "Another text", HOLDS);
        rule("two", "Another text", FAILS);
        write("three.drl", "rule \"three\"\n");
        write("four.drl", "rule \"four\"\n");
        RuleAcceptance accepted = accepted();
        Map<String, Rule> rules = accepted.book().rules();
        assertThat(rules).containsOnlyKeys("one", "two", "three");
        assertThat(rules.get("one").version()).isNotEqualTo(ran.get("one").version());
        assertThat(rules.get("two")).isEqualTo(ran.get("two"));
        assertThat(rules.get("three")).isEqualTo(ran.get("three"));
        assertThat(accepted.unheard()).containsExactly("four");
        assertThat(String.join("\n", accepted.faults())).contains("two.cases.yaml:1", "three.drl:", "four.drl:");
    }

    @Test
    void failingCasesOfARuleThatDidNotChangeAreToldOfAndKeepNothingBack() throws IOException {
        rule("one", "A clash", HOLDS);
        rule("two", "A clash", HOLDS);
        ranAsItStands();
        rule("one", "Another text", HOLDS);
        write("two.cases.yaml", FAILS);
        write("none.cases.yaml", HOLDS);
        Files.createDirectory(dir.resolve("folder.cases.yaml"));
        RuleAcceptance accepted = accepted();
        assertThat(accepted.faults()).isEmpty();
        assertThat(accepted.book().rules().get("one").version())
                .isNotEqualTo(ran.get("one").version());
        assertThat(String.join("\n", accepted.failing()))
                .contains(
                        "two.cases.yaml:1",
                        "there is no rule \"none\"",
                        "folder.cases.yaml:1:1: CASE_FILE this is no file");
        changed = dir.resolve("two.cases.yaml");
        assertThat(accepted().faults()).singleElement().asString().contains("two.cases.yaml:1");
    }

    @Test
    void casesThatCannotBeReadAreNoProofOfANewText() throws IOException {
        rule("one", "A clash", "- case: [");
        RuleAcceptance accepted = accepted();
        assertThat(accepted.book().rules()).isEmpty();
        assertThat(accepted.faults())
                .singleElement()
                .asString()
                .contains("one.cases.yaml:1:10: CASE_YAML a ] is missing");
    }

    @Test
    void aRuleThatIsGoneIsGone() throws IOException {
        rule("one", "A clash", HOLDS);
        rule("two", "A clash", HOLDS);
        ranAsItStands();
        Files.delete(dir.resolve("two.drl"));
        Files.delete(dir.resolve("two.cases.yaml"));
        assertThat(accepted().book().rules()).containsOnlyKeys("one");
        assertThat(accepted().unheard()).isEmpty();
    }

    @Test
    void aRuleThatLooksFartherThanTheHorizonMayNotRun() throws IOException {
        rule("one", "A clash", HOLDS);
        write(
                "wide.drl",
                drl(
                        "wide",
                        "$c : Encounter( type == CLASH, $dyad : dyad )\n"
                                + "  Encounter( dyad == $dyad, this before[1d, 90d] $c )",
                        "A clash"));
        LoadedRules loaded = LoadedRules.from(dir, 60);
        assertThat(loaded.book().rules()).containsOnlyKeys("one");
        assertThat(loaded.faults()).singleElement().asString().contains("wide.drl:5:", "faultline.horizon is 60");
    }

    @Test
    void whereNobodyKnowsWhichRulesThereAreNothingIsDecided() {
        assertThatThrownBy(() -> LoadedRules.from(dir.resolve("nowhere"), 400))
                .isInstanceOf(RuleFault.class)
                .hasMessageContaining("nowhere is not there");
    }

    private RuleAcceptance accepted() {
        return RuleAcceptance.of(
                LoadedRules.from(dir, 400),
                new RuleAcceptance.Before() {
                    @Override
                    public @Nullable String version(String rule) {
                        Rule before = ran.get(rule);
                        return before == null ? null : before.version();
                    }

                    @Override
                    public @Nullable Rule rule(String id, String path) {
                        return ran.get(id);
                    }
                },
                CaseFiles.under(List.of(dir)),
                changed::equals,
                Desk.KNOWLEDGE,
                true);
    }

    private void ranAsItStands() {
        ran.putAll(LoadedRules.from(dir, 400).book().rules());
    }

    private void rule(String id, String text, String cases) throws IOException {
        write(id + ".drl", drl(id, "Encounter( type == CLASH, happened, $dyad : dyad )", text));
        write(id + ".cases.yaml", cases);
    }

    private static String drl(String id, String when, String text) {
        return """
                rule "%s"
                  @severity(LOW) @status(active) @groupBy("dyad")
                when
                  %s
                then
                  alerts.raise($dyad, "%s");
                end
                """.formatted(id, when, text);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name), text);
    }
}
