package org.faultline.cli.backtest;

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
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.faultline.cli.Commands;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fixture.TestRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestCommandTest {
    @TempDir
    Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path reports;

    @BeforeEach
    void writeReports() throws IOException {
        reports = dir.resolve("reports.json.gz");
        try (InputStream sample = Objects.requireNonNull(getClass().getResourceAsStream("/sample/reports.json"));
                GZIPOutputStream gz = new GZIPOutputStream(Files.newOutputStream(reports))) {
            sample.transferTo(gz);
        }
    }

    @Test
    void livesThroughTheNewsOfOneTheatreAlone() throws IOException {
        Path config = TestRules.config("backtest-theatres", "[]\n");
        Files.writeString(config.resolve("theatres.yaml"), "- name: levant\n  countries: [SYR]\n");
        assertThat(run("--reports", reports, "--config", config, "--theatre", "levant", "--rule", "allied-clashes"))
                .isZero();
        assertThat(printed()).containsPattern("allied-clashes +1 ");
        assertThat(run("--reports", reports, "--config", config, "--theatre", "world", "--rule", "allied-clashes"))
                .isZero();
        assertThat(printed()).containsPattern("allied-clashes +0 ");
        assertThat(run("--reports", reports, "--config", config, "--theatre", "levnt"))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("there is no theatre levnt", "there are levant, world");
    }

    @Test
    void tellsWhatARuleWouldHaveRaisedInEveryForm() throws IOException {
        Path outcomes = Files.writeString(dir.resolve("o.csv"), "day,dyad\n2024-11-20,iran-axis|assad-side\n");
        Path html = dir.resolve("b.html");
        Path json = dir.resolve("b.json");
        assertThat(run("--reports", reports, "--rule", "allied-clashes", "--from", "2024-11-01", "--outcomes", outcomes)
                        + run("--reports", reports, "--rule", "allied-clashes", "--html", html, "--json", json))
                .isZero();
        assertThat(printed())
                .contains("2024-11-01 to 2024-11-17: 49 reports, 1 rules")
                .containsPattern("allied-clashes +1 +1 +0.33 +0.33 +0.33 +0.33 +0 +\\|  .\\| 1")
                .containsPattern("allied-clashes +1 +0 +3.0 d +0");
        assertThat(html).content().contains("<svg", "Repeated clashes between nominal allies");
        JsonNode result = new ObjectMapper().readTree(json.toFile()).path("result");
        assertThat(result.at("/rules/0/episodes/0/detected").asText()).isEqualTo("2024-11-17");
    }

    @Test
    void comparesTwoFoldersOfRules() throws IOException {
        Path rules = Files.createDirectories(dir.resolve("rules").resolve("movements"));
        String convoy = Files.readString(Path.of("rules", "movements", "reinforcement-convoy.drl"));
        Files.writeString(rules.resolve("reinforcement-convoy.drl"), convoy.replace("mobilizing", "violent"));
        assertThat(run("--reports", reports, "--rule", "reinforcement-convoy", "--against", dir.resolve("rules")))
                .isZero();
        assertThat(printed()).containsPattern("reinforcement-convoy +1 +0 +0\n  \\+ 20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--reports nowhere.json; 1; there is no file nowhere.json",
                "--reports README.md; 1; README.md:1:1",
                "--reports {reports} --rule allied-clash; 1; 'no rule allied-clash; did you mean allied-clashes'",
                "--reports {reports} --from 2030-01-01; 1; nothing to replay from 2030-01-01",
                "--reports {reports} --form acled; 2; 'unknown option --form; did you mean --format'",
                "--frm 2020; 2; 'unknown option --frm; did you mean --from'",
                "--reports; 2; Missing required parameter for option",
                "--rule x; 2; Missing required option"
            })
    void saysWhatIsWrongAndWhatToDo(String line, int code, String said) {
        Object[] words = line.replace("{reports}", reports.toString()).split(" ");
        assertThat(run(words)).isEqualTo(code);
        assertThat(err.toString(UTF_8)).contains(said);
    }

    private int run(Object... words) {
        return new Commands(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(
                        Stream.concat(
                                        Stream.of("backtest"),
                                        Arrays.stream(words).map(String::valueOf))
                                .toList(),
                        ServiceSettings.of(Map.of()));
    }

    private String printed() {
        return out.toString(UTF_8);
    }
}
