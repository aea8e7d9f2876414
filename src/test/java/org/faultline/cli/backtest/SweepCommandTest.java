package org.faultline.cli.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.faultline.cli.Commands;
import org.faultline.cli.option.ServiceSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule would have raised with other numbers in it, over what really happened. */
class SweepCommandTest {
    private static final Path DEIR_EZ_ZOR =
            Path.of("src", "test", "resources", "events", "ucdp_ged_syria_2016_2019_deir_ez_zor.csv");

    private static final String DEADLY = """
            rule "deadly"
              @title("Deadly days") @severity(HIGH) @status(active) @groupBy("admin2") @quiet("3d")
            when
              $event : Event( deaths.best >= 10, admin2 != "", $area : admin2 )
              accumulate(
                $before : Event( deaths.best >= 2, admin2 == $area, this before[0d, 7d] $event );
                $deaths : sum( $before.deaths.best ), $events : collectList( $before );
                $deaths >= 40 )
            then
              alerts.raise($deaths >= 100 ? CRITICAL : HIGH, $area, "{deaths} dead in {area} in a week");
            end
            """;

    @TempDir
    Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path rules;
    private Path sample;

    @BeforeEach
    void writeFiles() throws IOException {
        rules = Files.createDirectories(dir.resolve("rules"));
        rule("deadly", DEADLY);
        sample = dir.resolve("reports.json");
        try (InputStream reports = Objects.requireNonNull(getClass().getResourceAsStream("/sample/reports.json"))) {
            Files.copy(reports, sample);
        }
    }

    @Test
    void countsForEachValueTheEventsThatTheFileHolds() throws IOException {
        rule("killed", """
                rule "killed"
                  @title("Killed") @severity(HIGH) @status(active) @groupBy("id")
                when
                  $event : Event( deaths.best >= 10, $id : id )
                then
                  alerts.raise($id, "Somebody was killed");
                end
                """);
        JsonNode swept = swept(DEIR_EZ_ZOR, "killed", "deaths.best=5..25:5");
        List<Integer> deaths = deaths();
        assertThat(swept.path("steps")).hasSize(5).allSatisfy(step -> assertThat(
                        step.path("findings").asLong())
                .isEqualTo(deaths.stream()
                        .filter(d -> d >= step.path("value").asInt())
                        .count()));
        assertThat(swept.at("/steps/1/findings").asInt()).isEqualTo(339);
        assertThat(swept.path("now").asText()).isEqualTo("10");
        assertThat(swept.at("/steps/1/current").asBoolean()).isTrue();
        assertThat(Files.readString(rules.resolve("killed.drl"))).contains("deaths.best >= 10");
    }

    @ParameterizedTest
    @CsvSource({"deaths@8=20..80:20, $deaths >= 40, 20 40 60 80", "window=1d..15d:7d, '[0d, 7d]', 1d 7d 8d 15d"})
    void raisesForEachValueWhatARuleWithItRaises(String range, String literal, String values) throws IOException {
        JsonNode steps = swept(DEIR_EZ_ZOR, "deadly", range).path("steps");
        String[] expected = values.split(" ");
        assertThat(steps).extracting(s -> s.path("shown").asText()).containsExactly(expected);
        for (int i = 0; i < expected.length; i++) {
            String now = literal.contains("40") ? "$deaths >= " + expected[i] : "[0d, " + expected[i] + "]";
            rule("deadly", DEADLY.replace(literal, now));
            JsonNode plain = backtested(DEIR_EZ_ZOR, rules, "deadly");
            assertThat(steps.get(i).path("alerts").asInt())
                    .as(expected[i])
                    .isPositive()
                    .isEqualTo(plain.path("episodes").size());
            assertThat(steps.get(i).path("findings")).isEqualTo(plain.path("findings"));
            double mails = 0;
            for (JsonNode week : plain.at("/mails/CRITICAL")) {
                mails += week.asInt();
            }
            assertThat(steps.get(i).at("/mailsAWeek/CRITICAL").asDouble())
                    .isEqualTo(mails / plain.path("weekly").size());
        }
    }

    @Test
    void letsARuleOnFindingsSeeNothingOfItsVariants() throws IOException {
        JsonNode steps = swept(sample, "escalation-convergence", "rules=2..4").path("steps");
        for (int i = 0; i < 3; i++) {
            Path other = dir.resolve("other" + i);
            copy(Path.of("rules"), other);
            Path file = other.resolve("trends").resolve("escalation-convergence.drl");
            Files.writeString(file, Files.readString(file).replace("$rules >= 3", "$rules >= " + (i + 2)));
            assertThat(steps.get(i).path("findings"))
                    .isEqualTo(
                            backtested(sample, other, "escalation-convergence").path("findings"));
        }
        assertThat(steps.get(0).path("findings").asInt())
                .isGreaterThan(steps.get(2).path("findings").asInt());
    }

    @Test
    void tellsOfEachValueHowItWarned() throws IOException {
        Path outcomes = Files.writeString(
                dir.resolve("o.csv"), "day,dyad\n2024-11-20,iran-axis|assad-side\n2024-06-01,iran-axis|assad-side\n");
        Path html = dir.resolve("s.html");
        assertThat(run(sample, "allied-clashes", Path.of("rules"), "days=1..3", "--outcomes", outcomes, "--html", html))
                .isZero();
        assertThat(printed())
                .contains("days of allied-clashes is now 2 (line 18: $days >= 2); > marks it")
                .containsPattern("\n> +2 +1 .* 1 of 2 +50% +3.0 d +0  [#\u2588]+\n")
                .containsPattern("\n   +3 +0 .* 0 of 2 +0% +- +0\n");
        assertThat(html)
                .content()
                .contains("<svg", "Alerts a week", "Outcomes warned of", "50 %", "2 (now)")
                .contains("class=\"bar now\"")
                .doesNotContain("<script", "http:", "https:", "@import", "url(");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--rule deadly --sweep death=1..3; 1; 'no death is compared with a number in deadly; did you mean deaths'",
                "--rule deadly --sweep deaths=1..3; 1; deaths@8:16  now 40, in $deaths >= 40",
                "--rule deadly --sweep deaths=1..3; 1; deaths@10:27  now 100, in $deaths >= 100",
                "--rule deadly --sweep deaths@all=1..3; 1; are not alike",
                "--rule deadly --sweep deaths@4=1..3; 1; there is no deaths in line 4 of deadly",
                "--rule deadly --sweep deaths@8=1d..3d; 1; is no length of time",
                "--rule deadly --sweep window=0d..900d:100d; 1; BEYOND_HORIZON",
                "--rule deadly --sweep deaths@8=1..99; 2; 'is 99 values, 30 are allowed; write a step such as :4'",
                "--rule deadly --sweep deaths@8=9..1; 2; write the lesser value first",
                "--rule deadly --sweep window=7d..48h; 2; mixes days (d) and hours (h)",
                "--rule deadly --sweep deaths; 2; is not a number of a rule and a range such as days=2..6",
                "--rule deathly --sweep deaths=1..3; 1; 'no rule deathly; did you mean deadly'",
                "--sweep deaths@8=1..3; 1; name it with --rule ID"
            })
    void saysWhichNumbersThereAre(String line, int code, String said) {
        Object[] words = ("--reports " + sample + " --rules " + rules + " " + line).split(" ");
        assertThat(run(words)).isEqualTo(code);
        assertThat(err.toString(UTF_8)).contains(said);
    }

    @Test
    void variesNumbersThatAreAlikeTogether() throws IOException {
        Path json = dir.resolve("s.json");
        assertThat(run(sample, "redeployment-near-border", Path.of("rules"), "borderKm@all=5..45:20", "--json", json))
                .isZero();
        assertThat(new ObjectMapper().readTree(json.toFile()).path("lines")).hasSize(2);
    }

    private JsonNode swept(Path reports, String id, String range) throws IOException {
        Path json = dir.resolve("s.json");
        Path folder = id.equals("deadly") || id.equals("killed") ? rules : Path.of("rules");
        assertThat(run(reports, id, folder, range, "--json", json))
                .as(err.toString(UTF_8))
                .isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    private JsonNode backtested(Path reports, Path folder, String id) throws IOException {
        Path json = dir.resolve("b.json");
        assertThat(run("--reports", reports, "--rules", folder, "--rule", id, "--json", json))
                .as(err.toString(UTF_8))
                .isZero();
        return new ObjectMapper().readTree(json.toFile()).at("/result/rules/0");
    }

    private static List<Integer> deaths() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(DEIR_EZ_ZOR)) {
            return rows.stream().map(r -> Integer.valueOf(r.getField("best"))).toList();
        }
    }

    private void rule(String id, String text) throws IOException {
        Files.writeString(rules.resolve(id + ".drl"), text);
        Files.writeString(rules.resolve(id + ".cases.yaml"), "[]");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Files.isDirectory(file) ? copy : copy.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private int run(Path reports, String id, Path folder, String range, Object... more) {
        Stream<Object> words = Stream.of("--reports", reports, "--rules", folder, "--rule", id, "--sweep", range);
        return run(Stream.concat(words, Arrays.stream(more)).toArray());
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
