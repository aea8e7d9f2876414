package org.faultline.trial.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long before labelled outcomes a rule spoke. */
class WarningLeadTest {
    @TempDir
    Path dir;

    @Test
    void theFirstAlertBeforeAnOutcomeCounts() {
        RuleResult rule = Pasts.rule(
                Pasts.detected("2024-01-01"),
                Pasts.detected("2024-05-01"),
                Pasts.detected("2024-05-10"),
                Pasts.detected("2024-05-20"));
        WarningLead lead = WarningLead.of(rule, List.of(outcome("2024-05-15", "dyad", "b|a")), 90);
        assertThat(lead.warnings()).extracting(WarningLead.Warning::days).containsExactly(14L);
        assertThat(lead.medianDays()).isEqualTo(14.0);
        assertThat(lead.missed()).isEmpty();
        assertThat(lead.alone()).as("one too early, one too late").isEqualTo(2);
    }

    @Test
    void anAlertOfTheSameDayIsNoWarning() {
        WarningLead lead = WarningLead.of(
                Pasts.rule(Pasts.detected("2024-05-15")), List.of(outcome("2024-05-15", "country", "SYR")), 90);
        assertThat(lead.missed()).hasSize(1);
        assertThat(lead.medianDays()).isNull();
    }

    @Test
    void whatWasWithdrawnNeitherWarnsNorStandsAlone() {
        PastAlert withdrawn = Pasts.withdrawn(Pasts.detected("2024-05-01"));
        WarningLead lead = WarningLead.of(Pasts.rule(withdrawn), List.of(outcome("2024-05-15", "country", "SYR")), 90);
        assertThat(lead.missed()).hasSize(1);
        assertThat(lead.alone()).isZero();
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetween() {
        RuleResult rule = Pasts.rule(Pasts.detected("2024-05-01"));
        WarningLead lead = WarningLead.of(
                rule, List.of(outcome("2024-05-04", "country", "SYR"), outcome("2024-05-11", "country", "SYR")), 90);
        assertThat(lead.medianDays()).isEqualTo(6.5);
    }

    @ParameterizedTest
    @CsvSource({
        "dyad, B|A, true",
        "dyad, a|c, false",
        "country, syr, true",
        "admin1, Homs, true",
        "admin1, Hama, false",
        "group, b, true",
        "admin2, Palmyra, false"
    })
    void anOutcomeIsAboutTheSame(String column, String value, boolean same) {
        assertThat(outcome("2024-05-15", column, value).is(Pasts.detected("2024-05-01")))
                .isEqualTo(same);
    }

    @Test
    void readsOutcomes() throws IOException {
        assertThat(OutcomeFile.read(file("# labelled by hand\nday,dyad,country,note\n2024-05-15,a|b,,fell\n")))
                .containsExactly(outcome("2024-05-15", "dyad", "a|b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "when,dyad|2024-05-15,x; no column day",
                "day,dyad|15.5.2024,x; :2: day '15.5.2024' is not a calendar date (YYYY-MM-DD)",
                "day,dyad|2024-05-15,; :2: says nothing of where or who",
                "day,dyad; holds no outcomes"
            })
    void namesWhatIsWrongWithAnOutcome(String text, String said) throws IOException {
        Path file = file(text.replace('|', '\n') + "\n");
        assertThatThrownBy(() -> OutcomeFile.read(file)).hasMessageContaining(said);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("outcomes.csv"), text);
    }

    private static ObservedOutcome outcome(String day, String column, String value) {
        return new ObservedOutcome(LocalDate.parse(day), Map.of(column, value));
    }
}
