package org.faultline.trial.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.fixture.GeneratedPart;
import org.faultline.report.Clarity;
import org.faultline.report.EventType;
import org.faultline.report.Outcome;
import org.faultline.report.Status;
import org.faultline.report.read.ReportReader;
import org.faultline.trial.cases.word.Level;
import org.faultline.trial.cases.word.ReportKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual's page of the keys of a report says what the reader reads; {@code -Dupdate=true} writes its tables anew. */
class ReportKeyTest {
    private static final String PAGE = "case-reports.md";

    /** What a delivery has and a case need not say. */
    private static final Set<String> OF_DELIVERIES = Set.of("dataset", "externalId");

    private static final Set<String> SHORT_FORMS = Set.of("id", "like", "on", "vehicles", "personnel", "positionsLost");

    @TempDir
    Path dir;

    @Test
    void theKeysAreThoseThatReportsHaveAndTheirShortForms() {
        Set<String> keys = ReportKey.ALL.stream().map(ReportKey::key).collect(Collectors.toCollection(HashSet::new));
        assertThat(keys).hasSize(ReportKey.ALL.size()).containsAll(SHORT_FORMS);
        keys.removeAll(SHORT_FORMS);
        keys.addAll(OF_DELIVERIES);
        assertThat(keys).containsExactlyInAnyOrderElementsOf(ReportReader.fields());
    }

    @Test
    void everyExampleIsRead() throws IOException {
        for (ReportKey key : ReportKey.ALL) {
            String base = key.key().equals("like") ? "" : "like: E001-01, ";
            Path file = Files.writeString(
                    dir.resolve("x.cases.yaml"),
                    "- case: x\n  reports: [{" + base + key.key() + ": " + key.example() + "}]\n  silent: true\n");
            assertThat(CaseFile.check(file, CaseMistakesTest.CONTEXT))
                    .as(key.key())
                    .isEmpty();
        }
    }

    @Test
    void itsTablesAreThoseOfTheReader() throws IOException {
        GeneratedPart.of(PAGE, "keys").is(keys());
        GeneratedPart.of(PAGE, "words").is(words());
        GeneratedPart.of(PAGE, "parts").is(parts());
    }

    private static String keys() {
        StringBuilder table = new StringBuilder("| key | value | for example | meaning |\n|---|---|---|---|\n");
        for (ReportKey key : ReportKey.ALL) {
            table.append("| `" + key.key() + "` | " + key.kind().words() + " | `" + key.example() + "` | "
                    + key.meaning() + " |\n");
        }
        return table.toString();
    }

    private static String words() {
        return row("type", EventType.values())
                + row("status", Status.values())
                + row("clarity", Clarity.values())
                + row("outcome", Outcome.values());
    }

    private static String row(String key, Enum<?>[] words) {
        StringBuilder wrapped = new StringBuilder();
        String line = "- `" + key + "`:";
        for (String word : Arrays.stream(words).map(Enum::name).toList()) {
            if (line.length() + word.length() > 112) {
                wrapped.append(line).append('\n');
                line = " ";
            }
            line += " " + word;
        }
        return wrapped.append(line).append('\n').toString();
    }

    private static String parts() {
        StringBuilder rows = new StringBuilder();
        for (Level level : List.of(Level.DATE, Level.PLACE, Level.COUNT, Level.AMOUNT, Level.QUANTITY, Level.SOURCE)) {
            rows.append("- " + level.words().toLowerCase(Locale.ROOT) + ": ")
                    .append(level.keys().stream().map(k -> "`" + k + "`").collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return rows.toString();
    }
}
