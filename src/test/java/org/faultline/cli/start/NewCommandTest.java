package org.faultline.cli.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.cli.Commands;
import org.faultline.cli.option.ServiceSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewCommandTest {
    @TempDir
    Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream print = new PrintStream(out, true, UTF_8);

    /** Beside the rules that come with the program, so that none of the new ones is another of them. */
    @BeforeEach
    void copyRules() throws IOException {
        Path rules = Path.of("rules");
        try (Stream<Path> all = Files.walk(rules)) {
            for (Path file : all.filter(f -> !f.equals(rules)).toList()) {
                Files.copy(file, dir.resolve(rules.relativize(file)));
            }
        }
    }

    @Test
    void whatEveryPatternBeginsWithPassesCheckAndTestAtOnce() {
        for (String pattern : RulePattern.words()) {
            assertThat(run("new", "--pattern", pattern, "--id", "my-" + pattern, "--family", "desk"))
                    .as(pattern)
                    .isZero();
            assertThat(printed())
                    .contains("written: " + dir.resolve("desk/my-" + pattern + ".drl"))
                    .anyMatch(l -> l.startsWith("4. test "));
            out.reset();
        }
        holds(12);
    }

    @Test
    void valuesOfThePatternMayBeOthers() {
        List<List<String>> asked = List.of(
                List.of("--type", "ATTACK", "--relation", "ALLY", "--min-deaths", "5", "--title", "It \"so\" is"),
                List.of("--relation", "ENEMY", "--owner", "Night desk"),
                List.of("--type", "PROTEST"),
                List.of("--min-deaths", "2"),
                List.of("--pattern", "sum", "--days", "1", "--min-deaths", "2"),
                List.of("--pattern", "sequence", "--type", "MEETING", "--then", "ARRESTS"),
                List.of("--pattern", "sequence", "--type", "CLASH", "--days", "3"),
                List.of("--pattern", "sequence", "--type", "ARRESTS", "--then", "ARRESTS"),
                List.of("--pattern", "sequence", "--type", "WITHDRAWAL", "--then", "BASE_ESTABLISHED"),
                List.of("--pattern", "absence", "--days", "1"),
                List.of("--pattern", "first-time", "--days", "300"),
                List.of("--pattern", "count-days", "--days", "2"),
                List.of("--pattern", "near-border", "--km", "50"),
                List.of("--pattern", "near-border", "--km", "9"));
        for (int i = 0; i < asked.size(); i++) {
            List<String> words = new ArrayList<>(List.of("new", "--id", "other-" + i, "--family", "desk"));
            words.addAll(asked.get(i));
            assertThat(run(words.toArray(String[]::new))).as("%s", asked.get(i)).isZero();
        }
        // two of them ask for the same but for the kilometres, which is a warning
        out.reset();
        assertThat(run("check", dir.resolve("desk").toString())).isZero();
        assertThat(run("test", dir.resolve("desk").toString()))
                .as(out.toString(UTF_8))
                .isZero();
        assertThat(dir.resolve("desk/other-0.drl"))
                .content()
                .contains("@title(\"It 'so' is\")", "relation == ALLY", "deathsBest >= 5");
        assertThat(dir.resolve("desk/other-5.drl"))
                .content()
                .contains(
                        "@title(\"Meeting followed by arrests\")",
                        "type == MEETING",
                        "type == ARRESTS",
                        "after[0d, 7d]");
        assertThat(dir.resolve("desk/other-7.drl")).content().contains("after[1d, 7d]");
        assertThat(dir.resolve("desk/other-1.drl")).content().contains("@owner(\"Night desk\")");
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        assertThat(run("new", "--id", "build-up", "--family", "desk")).isEqualTo(2);
        assertThat(printed())
                .last()
                .asString()
                .startsWith("there is a rule build-up already, in movements/build-up.drl");
        Files.createDirectory(dir.resolve("desk"));
        Path cases = Files.writeString(dir.resolve("desk/mine.cases.yaml"), "mine");
        assertThat(run("new", "--id", "mine", "--family", "desk")).isEqualTo(2);
        assertThat(printed()).last().asString().contains("mine.cases.yaml is there already; nothing is written");
        assertThat(cases).hasContent("mine");
        assertThat(dir.resolve("desk/mine.drl")).doesNotExist();
    }

    @Test
    void wrongAnswersAreNamed() {
        assertThat(run("new")).isEqualTo(2);
        assertThat(run("new", "--id", "Mine", "--family", "desk")).isEqualTo(2);
        assertThat(run("new", "--id", "mine", "--family", "desk", "--pattern", "sequnce"))
                .isEqualTo(2);
        assertThat(run("new", "--id", "mine", "--family", "desk", "--days", "7"))
                .isEqualTo(2);
        assertThat(run("new", "--id", "mine", "--family", "desk", "--type", "CLASHES"))
                .isEqualTo(2);
        assertThat(run("new", "--id", "mine", "--family", "desk", "--pattern", "sequence", "--then", "ATTACKS"))
                .isEqualTo(2);
        assertThat(run("new", "--id", "mine", "--family", "desk", "--min-deaths", "0"))
                .isEqualTo(2);
        assertThat(printed())
                .extracting(l -> l.replaceFirst("; \"new --help.*", ""))
                .containsExactly(
                        "--id is missing; on a terminal it is asked for",
                        "'Mine' is not lower-case words joined by -, such as deadly-clash",
                        "there is no pattern sequnce; did you mean sequence?; --patterns lists them",
                        "the pattern one-event does not ask for --days",
                        "there is no event type CLASHES; did you mean CLASH?",
                        "there is no event type ATTACKS; did you mean ATTACK?",
                        "min-deaths is a number from 2 to 9999, not '0'");
        assertThat(dir.resolve("desk")).doesNotExist();
    }

    @Test
    void onATerminalItAsks() {
        String answers = "sequence\nMine\nmine\ndesk\nUltimatums\n\n\nATACK\nATTACK\nlong\n3\n";
        NewCommand command =
                new NewCommand(ServiceSettings.none(), new ByteArrayInputStream(answers.getBytes(UTF_8)), print, true);
        CommandLine line = Commands.configure(new CommandLine(command), print, print);
        assertThat(line.execute("--rules", dir.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .contains("sequence     first this, then that: --type ULTIMATUM --then … --days 7")
                .contains("pattern [one-event]: id: 'Mine' is not lower-case")
                .contains("then: there is no event type ATACK; did you mean ATTACK?")
                .contains("days [7]: days is a number from 1 to 365, not 'long'");
        assertThat(dir.resolve("desk/mine.drl"))
                .content()
                .contains(
                        "rule \"mine\"",
                        "@title(\"Ultimatums\")",
                        "type == ULTIMATUM",
                        "type == ATTACK",
                        "this after[0d, 3d] $first");
    }

    private void holds(int rules) {
        String desk = dir.resolve("desk").toString();
        assertThat(run("check", "--strict", desk)).as(out.toString(UTF_8)).isZero();
        assertThat(printed()).endsWith(rules + " rules, nothing wrong");
        assertThat(run("fmt", "--check", desk)).isZero();
        assertThat(run("test", desk)).as(out.toString(UTF_8)).isZero();
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(1, List.of("--rules", dir.toString()));
        return new Commands(InputStream.nullInputStream(), print, print).run(all, ServiceSettings.none());
    }

    private List<String> printed() {
        return out.toString(UTF_8).lines().toList();
    }
}
