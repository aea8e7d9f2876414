package org.faultline.cli.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.cli.Commands;
import org.faultline.cli.option.ServiceSettings;
import org.junit.jupiter.api.Test;

class BenchmarkCommandTest {
    private static final Path REPORTS = Path.of("src/main/resources/sample/reports.json");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void everyRuleIsTimedAndItsMailsAreCounted() throws IOException {
        assertThat(run("--json")).isZero();
        JsonNode result = new ObjectMapper().readTree(out.toString(UTF_8));
        assertThat(result.path("reports").asInt()).isEqualTo(49);
        List<JsonNode> rules = new ArrayList<>();
        result.path("rules").forEach(rules::add);
        assertThat(rules)
                .hasSize(29)
                .allSatisfy(r -> assertThat(r.path("microsAReport").asDouble()).isNotNegative());
        assertThat(rules).extracting(r -> -r.path("microsAReport").asDouble()).isSorted();
        assertThat(rules.stream().mapToDouble(r -> r.path("share").asDouble()).sum())
                .isCloseTo(1, within(0.001));
        assertThat(rules)
                .filteredOn(r -> r.path("rule").asText().equals("allied-clashes"))
                .singleElement()
                .satisfies(r -> assertThat(r.path("mailsAWeek").asDouble()).isPositive());
    }

    @Test
    void theTableEndsWithTheSum() {
        assertThat(run("--from", "2024-11-01")).isZero();
        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines.get(0)).isEqualTo("2024-11-01 to 2024-11-17: 49 reports, 29 rules");
        assertThat(lines.get(1)).contains("us a report", "share", "mails a week");
        assertThat(lines).hasSize(32).last().asString().startsWith("all ");
    }

    private int run(String... more) {
        List<String> words = new ArrayList<>(List.of("benchmark", "--reports", REPORTS.toString()));
        words.addAll(List.of(more));
        PrintStream print = new PrintStream(out, true, UTF_8);
        return new Commands(InputStream.nullInputStream(), print, System.err).run(words, ServiceSettings.none());
    }
}
