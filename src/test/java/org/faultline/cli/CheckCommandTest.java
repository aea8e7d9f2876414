package org.faultline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.cli.option.ServiceSettings;
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
    private static final String CLASH = "Encounter( type == CLASH, happened, $dyad : dyad )";

    @TempDir
    Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

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
                .endsWith("4 rules, 4 faults in 4 files");
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
                .anySatisfy(l -> assertThat(l).contains("f/one.cases.yaml:2:1: NO_CASE is not YAML"))
                .anySatisfy(l -> assertThat(l).contains("f/two.cases.yaml:1:1: NO_CASE the file cannot be read"))
                .anySatisfy(l -> assertThat(l).contains("f/folder.drl:1:1: NOT_ALLOWED this is no file"))
                .anySatisfy(l ->
                        assertThat(l).contains("f/link.drl:1:1: NOT_ALLOWED").contains("is not there"))
                .anySatisfy(l -> assertThat(l).contains("f/latin.drl:1:1: CHARACTER the file is not UTF-8"))
                .noneMatch(l -> l.contains("NEVER_OCCURS"))
                .endsWith("5 rules, 6 faults in 6 files");
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

    @Test
    void whatIsNotUnderstoodOfTheCommandEndsWithTwo() {
        String more = "; \"check --help\" says more";
        assertThat(run("--colour")).isEqualTo(2);
        assertThat(run("--horizon", "long")).isEqualTo(2);
        assertThat(run("--rules")).isEqualTo(2);
        assertThat(printed())
                .containsExactly(
                        "unknown option --colour; known are --json, --rules, --horizon, -h, --help" + more,
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
        return new Commands(InputStream.nullInputStream(), print, System.err).run(all, ServiceSettings.none());
    }

    private List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }
}
