package org.faultline.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.cli.Commands;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String RULE = """
            rule "%s"
              @title("Any clash") @severity(LOW) @status(%s) @groupBy("dyad")
            when
              %s
            then
              alerts.raise($dyad, "A clash");
            end
            """;
    private static final String CLASH = "Encounter( type == CLASH, happened, role == SIDE_A, $dyad : dyad )";

    private static final String CASES = "- case: a clash\n  reports: [E001-01]\n  silent: true\n";

    @TempDir
    Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String stdin = "";

    @Test
    void theRulesThatComeWithTheProgramHaveNothingWrong() {
        assertThat(run("--rules", "rules")).isZero();
        assertThat(printed()).containsExactly("29 rules, nothing wrong");
    }

    @Test
    void faultsOfAllFilesAreNamedAndItEndsWithOne() throws IOException {
        write("f/one.drl", RULE.formatted("one", "draft", CLASH.replace("happened", "happend")));
        write("g/one.drl", RULE.formatted("one", "draft", CLASH));
        write("g/two.drl", RULE.formatted("two", "active", CLASH));
        write("g/three.drl", RULE.formatted("three", "draft", "Finding( rule == \"trhee\", $dyad : dyad )"));
        assertThat(run("--rules", dir.toString())).isEqualTo(1);
        String base = dir.toString().replace('\\', '/');
        assertThat(printed())
                .contains(
                        base + "/f/one.drl:4:29: UNKNOWN_FIELD Encounter has no field happend; did you mean happened?")
                .anySatisfy(
                        l -> assertThat(l).startsWith(base + "/g/two.drl:1:").contains(" NO_CASE "))
                .anySatisfy(
                        l -> assertThat(l).startsWith(base + "/g/three.drl:4:").contains(" NEVER_OCCURS "))
                .anySatisfy(l -> assertThat(l).contains("/one.drl:1:").contains("one"))
                .endsWith("4 rules, 4 faults in 4 files, 5 warnings");
    }

    @Test
    void whatCannotBeReadIsNamedAndHidesNothingElse() throws IOException {
        write("f/one.drl", RULE.formatted("one", "active", CLASH.replace("happened", "happend")));
        write("f/one.cases.yaml", "- case: [\n");
        write("f/two.drl", RULE.formatted("two", "draft", "Finding( rule == \"link\", $dyad : dyad )"));
        Files.createDirectory(dir.resolve("f/two.cases.yaml"));
        Files.createDirectory(dir.resolve("f/folder.drl"));
        Files.createSymbolicLink(dir.resolve("f/link.drl"), dir.resolve("nothing"));
        Files.write(dir.resolve("f/latin.drl"), new byte[] {'r', (byte) 0xE9});
        assertThat(run("--rules", dir.toString())).isEqualTo(1);
        assertThat(printed())
                .anySatisfy(l -> assertThat(l).contains("f/one.drl:4:29: UNKNOWN_FIELD"))
                .anySatisfy(l -> assertThat(l).contains("f/one.cases.yaml:1:10: CASE_YAML a ] is missing"))
                .anySatisfy(l -> assertThat(l).contains("f/two.cases.yaml:1:1: CASE_FILE this is no file"))
                .anySatisfy(l -> assertThat(l).contains("f/folder.drl:1:1: NOT_ALLOWED this is no file"))
                .anySatisfy(l ->
                        assertThat(l).contains("f/link.drl:1:1: NOT_ALLOWED").contains("is not there"))
                .anySatisfy(l -> assertThat(l).contains("f/latin.drl:1:1: CHARACTER the file is not UTF-8"))
                .noneMatch(l -> l.contains("NEVER_OCCURS"))
                .endsWith("5 rules, 6 faults in 6 files, 1 warning");
        out.reset();
        assertThat(run("--rules", dir.toString(), dir.resolve("f/one.drl").toString()))
                .isEqualTo(1);
        assertThat(printed()).endsWith("1 rule, 2 faults in 2 files");
        out.reset();
        assertThat(run(
                        "--rules",
                        dir.toString(),
                        dir.resolve("nowhere").toString(),
                        dir.resolve("f/two.drl").toString()))
                .isEqualTo(1);
        assertThat(printed()).anySatisfy(l -> assertThat(l).contains("nowhere:1:1: NOT_ALLOWED there is no such file"));
    }

    /** Found by people who save from an editor of Windows, or copy a file to begin from. */
    @Test
    void filesWhoseNamesKeepThemFromBeingReadAreNamed() throws IOException {
        write("f/one.drl", RULE.formatted("one", "active", CLASH));
        write("f/one.cases.yml", CASES);
        write("f/two.drl.txt", RULE.formatted("two", "draft", CLASH));
        write("f/two.cases.yaml", CASES);
        write("f/three.drl", RULE.formatted("three", "draft", CLASH));
        write("f/three.case.yaml", CASES);
        write("f/four.drl", RULE.formatted("four", "draft", CLASH));
        write("f/four.cases.yaml.txt", CASES);
        write("f/four.yaml", CASES);
        write("f/fuor.cases.yaml", CASES);
        write("f/notes.txt", "notes");
        assertThat(run("--rules", dir.toString())).isEqualTo(1);
        assertThat(printed())
                .filteredOn(l -> l.contains(" CASE_FILE "))
                .extracting(l -> l.substring(l.indexOf("/f/") + 3))
                .containsExactlyInAnyOrder(
                        "one.cases.yml:1:1: CASE_FILE a file of this name is not read; rename it to one.cases.yaml",
                        "two.drl.txt:1:1: CASE_FILE a file of this name is not read; rename it to two.drl",
                        "three.case.yaml:1:1: CASE_FILE a file of this name is not read; rename it to three.cases.yaml",
                        "four.cases.yaml.txt:1:1: CASE_FILE a file of this name is not read; rename it to four.cases.yaml",
                        "four.yaml:1:1: CASE_FILE a file of this name is not read; rename it to four.cases.yaml",
                        "fuor.cases.yaml:1:1: CASE_FILE there is no rule 'fuor' that these cases could be about; "
                                + "rename the file to four.cases.yaml");
        assertThat(printed())
                .noneMatch(l -> l.contains("NO_CASE"))
                .endsWith("3 rules, 6 faults in 6 files, 6 warnings");
    }

    @Test
    void casesAreHeldAgainstTheirRuleAndTheKnowledgeTheyRunOn() throws IOException {
        write("f/one.drl", RULE.formatted("one", "active", CLASH));
        write("f/one.cases.yaml", """
                - case: a clash
                  reports: [{type: CLASH, on: 2.11.2024, sideA: [regmie], sideB: [IRGC], place: al-Bukamal}]
                  fires: [{groupBy: {dyad: iran-axis|assad-side}}]
                """);
        assertThat(run("--rules", dir.toString(), "--config", "config")).isEqualTo(1);
        assertThat(String.join("\n", printed()))
                .contains(
                        "f/one.cases.yaml:2:31: CASE_DATE",
                        "write 2024-11-02",
                        "f/one.cases.yaml:2:50: CASE_NAME no actor is called 'regmie'; did you mean regime?",
                        "f/one.cases.yaml:3:28: CASE_NAME alerts have 'dyad: assad-side|iran-axis'")
                .contains("\n      reports: [{type: CLASH", "\n" + " ".repeat(4 + 30) + "^");
        out.reset();
        assertThat(run(
                        "--json",
                        "--rules",
                        dir.toString(),
                        dir.resolve("f/one.cases.yaml").toString()))
                .isEqualTo(1);
        JsonNode fault =
                new ObjectMapper().readTree(out.toString(UTF_8)).path("faults").path(0);
        assertThat(fault.path("code").asText()).isEqualTo("CASE_DATE");
        assertThat(fault.path("column").asInt()).isEqualTo(31);
        assertThat(fault.path("source").asText()).contains("2.11.2024");
    }

    @Test
    void ofCasesAloneItSaysThatTheyWereLookedAt() throws IOException {
        write("f/one.drl", RULE.formatted("one", "draft", CLASH));
        write("f/one.cases.yaml", CASES);
        String one = dir.resolve("f/one.cases.yaml").toString();
        assertThat(run("--rules", dir.toString(), "--config", "config", one)).isZero();
        assertThat(printed()).containsExactly("1 cases file, nothing wrong");
        write("f/one.cases.yaml", CASES.replace("reports", "report"));
        out.reset();
        assertThat(run("--rules", dir.toString(), "--config", "config", one)).isEqualTo(1);
        assertThat(printed()).last().isEqualTo("1 cases file, 1 fault in 1 file");
    }

    @Test
    void editorsReadTheSameAsJson() throws IOException {
        write("f/one.drl", RULE.formatted("one", "draft", CLASH.replace("happened", "happend")));
        assertThat(run("--json", "--rules", dir.toString())).isEqualTo(1);
        JsonNode fault =
                new ObjectMapper().readTree(out.toString(UTF_8)).path("faults").path(0);
        assertThat(fault.path("line").asInt()).isEqualTo(4);
        assertThat(fault.path("column").asInt()).isEqualTo(29);
        assertThat(fault.path("code").asText()).isEqualTo("UNKNOWN_FIELD");
        assertThat(fault.path("message").asText()).contains("did you mean happened?");
    }

    private static final String ANSWERED = """
            /*
             * Fires   on a clash.
             * Why     one is enough.
             * Misses  others.
             * Noise   none.
             */
            """;

    @Test
    void codeHostsReadTheSameAsSarif() throws IOException {
        write("f/one.drl", RULE.formatted("one", "draft", CLASH.replace("happened", "happend")));
        write("f/two.drl", RULE.formatted("two", "draft", CLASH));
        assertThat(run("--format", "sarif", "--rules", dir.toString())).isEqualTo(1);
        JsonNode log = new ObjectMapper().readTree(out.toString(UTF_8));
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        JsonNode rules = log.at("/runs/0/tool/driver/rules");
        assertThat(rules).hasSize(Code.values().length).allSatisfy(r -> {
            assertThat(r.at("/shortDescription/text").asText()).isNotBlank();
            assertThat(r.at("/help/text").asText()).isNotBlank();
        });
        JsonNode fault = log.at("/runs/0/results/0");
        assertThat(fault.path("ruleId").asText()).isEqualTo("UNKNOWN_FIELD");
        assertThat(rules.get(fault.path("ruleIndex").asInt()).path("id").asText())
                .isEqualTo("UNKNOWN_FIELD");
        assertThat(fault.path("level").asText()).isEqualTo("error");
        assertThat(fault.at("/message/text").asText()).contains("did you mean happened?");
        JsonNode place = fault.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText())
                .startsWith("file:///")
                .endsWith("/f/one.drl");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(4);
        assertThat(place.at("/region/startColumn").asInt()).isEqualTo(29);
        assertThat(log.at("/runs/0/results/1/level").asText()).isEqualTo("warning");
    }

    @Test
    void githubShowsEachFaultAtItsLine() throws IOException {
        write("f/a,b.drl", ANSWERED + RULE.formatted("one", "draft", CLASH));
        assertThat(run("--format", "github", "--rules", dir.toString())).isEqualTo(1);
        assertThat(printed().get(0))
                .startsWith(
                        "::error file=" + dir.toString().replace(":", "%3A") + "/f/a%2Cb.drl,line=7,col=6,title=ID::")
                .doesNotContain("\n");
        CheckOutcome odd = new CheckOutcome(
                1, 0, List.of(new Fault("a:b.drl", 1, 2, Code.HEAD, "50 % of\r\nthis: and, that", "")));
        assertThat(CheckFormat.github.lines(odd))
                .startsWith("::warning file=a%3Ab.drl,line=1,col=2,title=HEAD::50 %25 of%0D%0Athis: and, that");
    }

    @Test
    void aTextThatIsNotSavedIsCheckedAsIfItStoodInItsFile() throws IOException {
        write("f/other.drl", ANSWERED + RULE.formatted("other", "draft", CLASH.replace("CLASH", "ATTACK")));
        Path file = dir.resolve("f/one.drl");
        stdin = ANSWERED + RULE.formatted("one", "draft", "Finding( rule == \"othre\", $dyad : dyad )");
        assertThat(run("--rules", dir.toString(), "--stdin-name", file.toString(), "-"))
                .isEqualTo(1);
        assertThat(printed().get(0))
                .startsWith(file + ":10:")
                .contains("NEVER_OCCURS")
                .contains("did you mean other");
        out.reset();
        stdin = stdin.replace("othre", "other");
        assertThat(run("--rules", dir.toString(), "--stdin-name", file.toString(), "-"))
                .isZero();
        assertThat(printed()).containsExactly("1 rule, nothing wrong");
        out.reset();
        assertThat(run("-")).isZero();
        stdin = "- case: one\n  silent: true\n";
        assertThat(run("--stdin-name", dir.resolve("f/one.cases.yaml").toString(), "-"))
                .isEqualTo(1);
        assertThat(printed())
                .anySatisfy(l -> assertThat(l).contains("one.cases.yaml:1:3: CASE_KEY a case has reports"));
        out.reset();
        assertThat(run("--stdin-name", "a.drl")).isEqualTo(2);
        assertThat(run("-", "f")).isEqualTo(2);
        assertThat(run("-", "--watch")).isEqualTo(2);
        assertThat(printed()).hasSize(3);
    }

    @Test
    void ofManyFaultsTheFirstFiftyOfAFileAreNamed() throws IOException {
        String wrong = "Encounter( wrong"
                + String.join(
                        ", wrong",
                        IntStream.range(0, 70).mapToObj(String::valueOf).toList());
        write("f/one.drl", RULE.formatted("one", "draft", wrong.replace(", ", ",\n    ") + ", $dyad : dyad )"));
        String bad = "- case: x\n  silent: maybe\n  reports: [nothing]\n";
        write("f/one.cases.yaml", bad.repeat(40));
        assertThat(run("--rules", dir.toString())).isEqualTo(1);
        assertThat(printed())
                .filteredOn(l -> l.contains("one.drl:"))
                .hasSize(51)
                .last()
                .asString()
                .contains(" MORE and 20 more in this file");
        assertThat(printed())
                .filteredOn(l -> l.contains("one.cases.yaml:"))
                .hasSize(51)
                .last()
                .asString()
                .contains(" MORE and ");
    }

    @Test
    void warningsDoNoHarmUnlessTheyAreToldTo() throws IOException {
        write("f/one.drl", ANSWERED + RULE.formatted("one", "draft", CLASH));
        write("f/two.drl", ANSWERED + RULE.formatted("two", "draft", CLASH));
        assertThat(run("--rules", dir.toString())).isZero();
        assertThat(printed())
                .anySatisfy(
                        l -> assertThat(l).contains("two.drl:7:6: warning DUPLICATE the rule one asks for the same"))
                .endsWith("2 rules, nothing wrong, 2 warnings");
        assertThat(run("--strict", "--rules", dir.toString())).isEqualTo(1);
        out.reset();
        // also where only one of them is looked at
        assertThat(run("--rules", dir.toString(), dir.resolve("f/two.drl").toString()))
                .isZero();
        assertThat(printed()).endsWith("1 rule, nothing wrong, 1 warning");
    }

    @Test
    void aChangedFileIsCheckedAgainAndOnlyWhatChangedIsPrinted() throws Exception {
        write("f/one.drl", RULE.formatted("one", "draft", CLASH));
        Thread watching = new Thread(() -> run("--watch", "--rules", dir.toString()));
        watching.start();
        try {
            await("1 rule, nothing wrong, 1 warning");
            out.reset();
            write("f/one.drl", ANSWERED + RULE.formatted("one", "draft", CLASH.replace("happened", "hapened")));
            await("1 rule, 1 fault in 1 file");
            assertThat(printed())
                    .anySatisfy(l -> assertThat(l).startsWith("mended: ").contains("warning HEAD"))
                    .anySatisfy(l -> assertThat(l).contains("f/one.drl:10:29: UNKNOWN_FIELD"));
            out.reset();
            write("f/one.drl", ANSWERED + "\n" + RULE.formatted("one", "draft", CLASH.replace("happened", "hapened")));
            write("f/two.drl", ANSWERED + RULE.formatted("two", "draft", CLASH.replace("CLASH", "ATTACK")));
            write("f/three.drl", ANSWERED + RULE.formatted("three", "draft", CLASH.replace("CLASH", "ATTACKS")));
            await("3 rules, 2 faults in 2 files");
            assertThat(printed()).noneMatch(l -> l.contains("one.drl"));
        } finally {
            watching.interrupt();
            watching.join(10_000);
        }
        assertThat(watching.isAlive()).isFalse();
    }

    private void await(String line) throws InterruptedException {
        for (int i = 0; i < 300 && !printed().contains(line); i++) {
            Thread.sleep(100);
        }
        assertThat(printed()).contains(line);
    }

    @Test
    void whatIsNotUnderstoodOfTheCommandEndsWithTwo() {
        String more = "; \"check --help\" says more";
        assertThat(run("--colour")).isEqualTo(2);
        assertThat(run("--horizon", "long")).isEqualTo(2);
        assertThat(run("--rules")).isEqualTo(2);
        assertThat(printed())
                .containsExactly(
                        "unknown option --colour; known are --format, --json, --strict, --watch, --stdin-name, --rules, --config, --horizon, -h, --help"
                                + more,
                        "Invalid value for option '--horizon': 'long' is not a number of days such as 400" + more,
                        "Missing required parameter for option '--rules' (DIR)" + more);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(dir.resolve(path).getParent());
        Files.writeString(dir.resolve(path), text);
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(List.of(words));
        PrintStream print = new PrintStream(out, true, UTF_8);
        InputStream in = new ByteArrayInputStream(stdin.getBytes(UTF_8));
        return new Commands(in, print, System.err).run(all, ServiceSettings.none());
    }

    private List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }
}
