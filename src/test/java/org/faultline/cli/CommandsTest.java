package org.faultline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "check",
                "test",
                "fmt",
                "new",
                "backtest",
                "benchmark",
                "vocabulary",
                "import",
                "explain",
                "why-not",
                "linking",
                "backup",
                "restore",
                "prune",
                "export-decisions",
                "import-decisions"
            })
    void everyCommandSaysHowItIsUsedHoweverItIsAsked(String command) {
        assertThat(run("help", command)).isZero();
        String help = out.toString(UTF_8);
        assertThat(help).contains("Usage: java -jar quarkus-run.jar " + command + " ");
        for (String word : List.of("--help", "-h")) {
            assertThat(run(command, word)).isZero();
            assertThat(out.toString(UTF_8)).isEqualTo(help);
        }
        assertThat(run("help")).isZero();
        assertThat(out.toString(UTF_8)).contains("\n  " + command + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void aloneItListsAllCommands(String word) {
        assertThat(run(word)).isZero();
        assertThat(out.toString(UTF_8)).contains("check", "why-not", "FAULTLINE_RULES_DIR", "wins over a setting");
    }

    @Test
    void theServiceIsWhatRunsWithoutAWord() {
        assertThat(Commands.serve(List.of())).isTrue();
        assertThat(Commands.serve(List.of("serve"))).isTrue();
        assertThat(Commands.serve(List.of("serve", "--help"))).isFalse();
        assertThat(Commands.serve(List.of("--help"))).isFalse();
    }

    @Test
    void anUnknownWordIsNamedWithTheNearest() {
        assertThat(run("tset")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("unknown command tset; did you mean test?", "known are serve, check");
        assertThat(run("help", "tset")).isEqualTo(2);
    }

    /** What the environment says comes to the program the same way. */
    @Test
    void settingsOfTheServiceHoldForCommandsAndAnOptionWins(@TempDir Path mine, @TempDir Path other)
            throws IOException {
        Files.writeString(mine.resolve("mine.drl"), "rule \"mine\"\n");
        System.setProperty("faultline.rules-dir", mine.toString());
        try {
            assertThat(run("check")).isEqualTo(1);
            assertThat(out.toString(UTF_8)).contains("mine.drl").contains("1 rule,");
            assertThat(run("check", "--rules", other.toString())).isZero();
            assertThat(out.toString(UTF_8)).contains("0 rules, nothing wrong");
            System.setProperty("faultline.config-dir", other.toString());
            for (String command : List.of("linking", "test")) {
                Files.writeString(mine.resolve("mine.cases.yaml"), "[]");
                assertThat(run(command)).isEqualTo(1);
                assertThat(out.toString(UTF_8)).contains(other.resolve("actors.yaml") + ": is missing");
                assertThat(run(command, "--config", "config")).isEqualTo(command.equals("test") ? 1 : 0);
                assertThat(out.toString(UTF_8)).doesNotContain("actors.yaml");
            }
            assertThat(run("backtest", "--reports", "README.md")).isEqualTo(1);
            assertThat(err.toString(UTF_8)).contains(other.resolve("actors.yaml") + ": is missing");
        } finally {
            System.clearProperty("faultline.rules-dir");
            System.clearProperty("faultline.config-dir");
        }
    }

    @Test
    void whoAsksTheServiceAsksWhereItListens() {
        System.setProperty("quarkus.http.port", "1");
        try {
            assertThat(run("why-not", "a-rule", "a-group")).isEqualTo(2);
            assertThat(out.toString(UTF_8)).contains("http://127.0.0.1:1 cannot be reached");
            assertThat(run("explain", "--url", "http://127.0.0.1:2", "1")).isEqualTo(2);
            assertThat(out.toString(UTF_8)).contains("http://127.0.0.1:2 cannot be reached");
        } finally {
            System.clearProperty("quarkus.http.port");
        }
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        return new Commands(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(List.of(words));
    }
}
