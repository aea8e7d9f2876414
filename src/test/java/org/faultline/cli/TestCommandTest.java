package org.faultline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @TempDir
    Path dir;

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
                        "        silent: E001-02: WARNING (asked: type == CLASH); and E001-02: not so: happened",
                        "1 rules, 2 cases, 0 failed");
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
                        "1 rules, 3 cases, 3 failed");
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
                        "        silent: a: not so: happened",
                        "1 rules, 1 cases, 1 failed");
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
        assertThat(printed().get(1)).contains("any-clash.cases.yaml:1: a case has reports");
        assertThat(run("--verbose")).isEqualTo(1);
        assertThat(printed()).last().asString().startsWith("unknown option --verbose");
    }

    @Test
    void refusesCasesOfARuleThatIsNotThere() throws IOException {
        Files.writeString(dir.resolve("other.cases.yaml"), "- case: one\n  reports: [E001-01]\n  silent: true\n");
        assertThat(run()).isEqualTo(1);
        assertThat(printed()).singleElement().asString().endsWith("other.cases.yaml:1: there is no rule \"other\"");
    }

    private Path cases(String text) throws IOException {
        return Files.writeString(dir.resolve("any-clash.cases.yaml"), text);
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--rules", dir.toString()));
        arguments.addAll(List.of(more));
        return TestCommand.run(arguments, new PrintStream(out, true, UTF_8));
    }

    private List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }
}
