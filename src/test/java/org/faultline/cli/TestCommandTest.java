package org.faultline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.cli.option.ServiceSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    private static final String RULE = """
            rule "any-clash"
              @title("Any clash") @severity(LOW) @status(active) @groupBy("dyad")
            when
              Encounter( type == CLASH, happened, $dyad : dyad )
            then
              alerts.raise($dyad, "A clash");
            end
            """;

    private static final Path SAHEL = Path.of("src", "test", "resources", "sahel");

    @TempDir
    Path dir;

    private ServiceSettings settings = ServiceSettings.of(Map.of());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void writeRule() throws IOException {
        Files.writeString(dir.resolve("any-clash.drl"), RULE);
    }

    @Test
    void printsOneLineACaseAndEndsWithZero() throws IOException {
        cases("""
                - case: a clash
                  reports: [E001-01]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}, evidence: [E001-01]}]
                - case: no clash
                  reports: [E001-02]
                  silent: true
                """);
        assertThat(run()).isZero();
        assertThat(printed())
                .containsExactly(
                        "ok      any-clash: a clash",
                        "ok      any-clash: no clash",
                        "        silent: the warning of 2 November 2024 (E001-02): warning (asked: type == CLASH); and not so: happened",
                        "1 rule, 2 cases, 0 failed");
    }

    @Test
    void printsWhatIsMissingAndWhatIsTooMuchAndEndsWithOne() throws IOException {
        Path file = cases("""
                - case: wrong pair
                  reports: [E001-01]
                  fires: [{groupBy: {dyad: a|b}, evidence: [E001-01], severity: HIGH}]
                - case: wrong severity
                  reports: [E001-01]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}, evidence: [E001-01], severity: HIGH}]
                - case: evidence too small
                  reports: [E001-01]
                  silent: true
                """);
        assertThat(run()).isEqualTo(1);
        assertThat(printed())
                .containsExactly(
                        "FAILED  any-clash: wrong pair",
                        "        " + file + ":1",
                        "        - dyad a|b on E001-01 (HIGH)",
                        "        + dyad assad-side|iran-axis on E001-01 (LOW)",
                        "FAILED  any-clash: wrong severity",
                        "        " + file + ":4",
                        "        ~ dyad assad-side|iran-axis: severity is LOW, not HIGH",
                        "FAILED  any-clash: evidence too small",
                        "        " + file + ":7",
                        "        + dyad assad-side|iran-axis on E001-01 (LOW)",
                        "1 rule, 3 cases, 3 failed");
    }

    @Test
    void saysWhyARuleIsSilentThatShouldFire() throws IOException {
        Path file = cases("""
                - case: a clash that was only alleged
                  reports: [{like: E001-01, id: a, status: ALLEGED}]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}}]
                """);
        assertThat(run()).isEqualTo(1);
        assertThat(printed())
                .containsExactly(
                        "FAILED  any-clash: a clash that was only alleged",
                        "        " + file + ":1",
                        "        - dyad assad-side|iran-axis",
                        "        silent: the clash of 2 November 2024 (a): not so: happened",
                        "1 rule, 1 case, 1 failed");
    }

    @Test
    void printsWhatNoCaseMadeFalse() throws IOException {
        cases("""
                - case: a clash
                  reports: [E001-01]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}}]
                - case: near miss, alleged
                  reports: [{like: E001-01, id: a, status: ALLEGED}]
                  silent: true
                """);
        assertThat(run("--coverage")).isZero();
        assertThat(printed())
                .contains(dir.resolve("any-clash.drl") + ":4:14: type == CLASH is never decisive in a case")
                .noneMatch(line -> line.contains("happened is never"));
    }

    private static final String TWO_CASES = """
            - case: a clash
              reports: [E001-01]
              fires: [{groupBy: {dyad: assad-side|iran-axis}}]
            - case: near miss, alleged
              reports: [{like: E001-01, id: a, status: ALLEGED}]
              silent: true
            """;

    @Test
    void runsOnlyTheCasesThatAreAskedFor() throws IOException {
        cases(TWO_CASES);
        assertThat(run("--run", "any-clash: near.*alleged$")).isZero();
        assertThat(printed())
                .startsWith("ok      any-clash: near miss, alleged")
                .endsWith("1 rule, 1 case, 0 failed");
        out.reset();
        assertThat(run("--run", "no such case")).isEqualTo(1);
        assertThat(printed()).last().asString().endsWith("has a name in which no such case is found");
        out.reset();
        assertThat(run("--run", "(")).isEqualTo(1);
        assertThat(printed()).last().asString().contains("'(' is no regular expression (RE2)");
    }

    @Test
    void tooFewConditionsThatACaseNeedsEndWithOne() throws IOException {
        cases(TWO_CASES);
        assertThat(run("--coverage-threshold", "50")).isZero();
        assertThat(run("--coverage-threshold=51")).isEqualTo(1);
        assertThat(printed())
                .contains(
                        "COVERAGE any-clash: cases need 1 of 2 conditions, 50 %; asked are 51 %",
                        "        " + dir.resolve("any-clash.drl") + ":4:14: type == CLASH is never decisive in a case");
        for (List<String> wrong : List.of(
                List.of("--coverage-threshold", "101"), List.of("--coverage-threshold", "90", "--run", "clash"))) {
            out.reset();
            assertThat(run(wrong.toArray(String[]::new))).isEqualTo(1);
            assertThat(printed()).singleElement().asString().startsWith("--coverage-threshold ");
        }
    }

    @Test
    void writesJUnitXml() throws IOException {
        cases("""
                - case: "a <clash> & more"
                  reports: [E001-01]
                  silent: true
                """);
        Path junit = dir.resolve("junit.xml");
        assertThat(run("--junit", junit.toString())).isEqualTo(1);
        assertThat(Files.readString(junit))
                .contains("<testsuite name=\"any-clash\" tests=\"1\" failures=\"1\">")
                .contains("name=\"a &lt;clash&gt; &amp; more\"")
                .contains("<failure>+ dyad assad-side|iran-axis on E001-01 (LOW)</failure>");
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        assertThat(run()).isEqualTo(1);
        assertThat(printed().get(0)).startsWith("no *.cases.yaml in");
        cases("- case: one\n");
        assertThat(run()).isEqualTo(1);
        assertThat(printed().get(1)).contains("any-clash.cases.yaml:1:3: CASE_KEY a case has reports");
        assertThat(run("--verbose")).isEqualTo(1);
        assertThat(printed()).last().asString().startsWith("unknown option --verbose");
    }

    @Test
    void saysOfCasesWhatCheckSays() throws IOException {
        cases("""
                - case: a clash
                  reports: [{id: a, type: CLASH, on: 2024-11-02, sideA: [regmie], sideB: [IRGC], place: al-Bukamal}]
                  fires: [{groupBy: {dyad: iran-axis|assad-side}}]
                """);
        assertThat(run()).isEqualTo(1);
        assertThat(printed())
                .anySatisfy(l -> assertThat(l)
                        .startsWith("NOT RUN ")
                        .contains(":2:58: CASE_NAME no actor is called 'regmie'; did you mean regime?"))
                .anySatisfy(l ->
                        assertThat(l).contains(":3:28: CASE_NAME alerts have 'dyad: assad-side|iran-axis' in place of"))
                .last()
                .isEqualTo("0 rules, 0 cases, 0 failed, 1 file not run");
    }

    @Test
    void refusesCasesOfARuleThatIsNotThere() throws IOException {
        Files.writeString(dir.resolve("other.cases.yaml"), "- case: one\n  reports: [E001-01]\n  silent: true\n");
        assertThat(run()).isEqualTo(1);
        assertThat(printed().get(0))
                .startsWith("NOT RUN ")
                .contains("other.cases.yaml:1:1: CASE_FILE there is no rule 'other' that these cases could be about");
        assertThat(printed()).last().isEqualTo("0 rules, 0 cases, 0 failed, 1 file not run");
    }

    @Test
    void whatCannotBeReadIsNamedAndHidesNothingElse() throws IOException {
        cases("""
                - case: a clash
                  reports: [E001-01]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}}]
                """);
        Files.writeString(dir.resolve("yaml.cases.yaml"), "- case: one\n  reports: [E001-01\n  silent: true\n");
        Files.write(dir.resolve("latin.cases.yaml"), new byte[] {'-', ' ', (byte) 0xE9});
        Files.createDirectory(dir.resolve("folder.cases.yaml"));
        Files.createSymbolicLink(dir.resolve("link.cases.yaml"), dir.resolve("nothing"));
        Files.writeString(
                dir.resolve("broken.drl"), RULE.replace("any-clash", "broken").replace("happened", "hapened"));
        Files.createDirectory(dir.resolve("folder.drl"));
        Files.createSymbolicLink(dir.resolve("link.drl"), dir.resolve("nothing"));
        Path junit = dir.resolve("junit.xml");

        assertThat(run("--junit", junit.toString())).isEqualTo(1);
        assertThat(printed())
                .startsWith("ok      any-clash: a clash")
                .anySatisfy(
                        l -> assertThat(l).startsWith("FAULT   ").contains("/broken.drl:4:", "did you mean happened"))
                .anySatisfy(l -> assertThat(l).startsWith("FAULT   ").contains("/folder.drl:1:1:", "this is no file"))
                .anySatisfy(l -> assertThat(l).startsWith("FAULT   ").contains("/link.drl:1:1:", "is not there"))
                .anySatisfy(l -> assertThat(l)
                        .startsWith("NOT RUN ")
                        .contains("/yaml.cases.yaml:2:20: CASE_YAML a ] is missing"))
                .anySatisfy(l -> assertThat(l).startsWith("NOT RUN ").contains("/latin.cases.yaml:1:", "not UTF-8"))
                .anySatisfy(l -> assertThat(l).startsWith("NOT RUN ").contains("/folder.cases.yaml:1:"))
                .anySatisfy(l -> assertThat(l).startsWith("NOT RUN ").contains("/link.cases.yaml:1:", "is not there"))
                .endsWith("1 rule, 1 case, 0 failed, 4 files not run, 3 faults in the rules");
        assertThat(junit).content().contains("name=\"a clash\"", "errors=\"1\"", "latin.cases.yaml");
    }

    /** Whoever watches another theatre has the rules that come with the program, and their cases, too. */
    @Test
    void casesRunOnTheKnowledgeTheyAreWrittenFor() throws IOException {
        settings = ServiceSettings.of(Map.of("faultline.config-dir", SAHEL.toString()));
        for (String rule : List.of("allies/allied-clashes", "movements/redeployment-near-border")) {
            Path file = dir.resolve(rule.replaceFirst(".*/", "") + ".drl");
            Files.copy(Path.of("rules", rule + ".drl"), file);
            Files.copy(
                    Path.of("rules", rule + ".cases.yaml"),
                    dir.resolve(file.getFileName().toString().replace(".drl", ".cases.yaml")));
        }
        String clash = "reports: [{id: a, type: CLASH, on: 2024-11-02, sideA: [JNIM], sideB: [ISSP], place: Menaka}]";
        cases("""
                - case: two enemies of the Sahel, on what is configured
                  %1$s
                  fires: [{groupBy: {dyad: islamic-state-sahel|jnim}}]
                - knowledge: sample
                - case: the sample does not know them
                  %1$s
                  fires: [{groupBy: {dyad: Issp (unknown)|Jnim (unknown)}}]
                - knowledge: %2$s
                - case: in a folder that the file names
                  %1$s
                  fires: [{groupBy: {dyad: islamic-state-sahel|jnim}}]
                - knowledge: config
                - case: again on what is configured
                  %1$s
                  fires: [{groupBy: {dyad: islamic-state-sahel|jnim}}]
                """.formatted(clash, dir.relativize(SAHEL.toAbsolutePath())));
        assertThat(run()).as(String.join("\n", printed())).isZero();
        assertThat(printed()).contains("ok      any-clash: in a folder that the file names");

        // and what is written for the sample fails where it does not say so
        cases("""
                - case: a clash
                  reports: [E001-01]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}}]
                """);
        assertThat(run()).isEqualTo(1);
        assertThat(run("--config", "config")).isZero();
    }

    @Test
    void knowledgeThatIsNotThereIsNamed() throws IOException {
        Path file = cases("- knowledge: smaple\n- case: a clash\n  reports: [E001-01]\n  silent: true\n");
        assertThat(run()).isEqualTo(1);
        assertThat(printed().get(0))
                .startsWith(
                        "NOT RUN " + file + ":1:14: CASE_NAME there is no knowledge 'smaple'; did you mean sample?");
        Files.createDirectory(dir.resolve("half"));
        cases("- knowledge: half\n- case: a clash\n  reports: [E001-01]\n  silent: true\n");
        assertThat(run()).isEqualTo(1);
        assertThat(String.join("\n", printed())).contains(dir.resolve("half/actors.yaml") + ": is missing");
    }

    private Path cases(String text) throws IOException {
        return Files.writeString(dir.resolve("any-clash.cases.yaml"), text);
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("test", "--rules", dir.toString()));
        arguments.addAll(List.of(more));
        PrintStream print = new PrintStream(out, true, UTF_8);
        return new Commands(InputStream.nullInputStream(), print, System.err).run(arguments, settings);
    }

    private List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }
}
