package org.faultline.trial.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.faultline.report.Report;
import org.faultline.report.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {
    @TempDir
    Path dir;

    @Test
    void fillsInWhatTheShortFormLeavesOut() throws IOException {
        List<Report> reports =
                only("""
                - case: short
                  reports:
                    - {type: CLASH, on: 2024-11-02..2024-11-04, sideA: [regime], place: al-Bukamal, source: SOHR}
                    - {like: E001-01, status: ALLEGED}
                    - E001-01
                  today: 2024-11-18
                  silent: true
                """).reports().stream().map(CaseReport::report).toList();
        assertThat(reports).extracting(Report::key).containsExactly("case:r1", "case:r2", "seed:E001-01");
        assertThat(reports.get(0).date().start()).isEqualTo(LocalDate.of(2024, 11, 2));
        assertThat(reports.get(0).date().end()).isEqualTo(LocalDate.of(2024, 11, 4));
        assertThat(reports.get(0).place()).hasFieldOrPropertyWithValue("name", "al-Bukamal");
        assertThat(reports.get(0).source().publisher()).isEqualTo("SOHR");
        assertThat(reports.get(1).status()).isEqualTo(Status.ALLEGED);
        assertThat(reports.get(1).date()).isEqualTo(reports.get(2).date());
    }

    @Test
    void namesEveryFaultWithItsLine() throws IOException {
        assertThat(faults("""
                - case: one
                  reports:
                    - E999-01
                    - type: CLESH
                      on: 2024-02-31
                      sideA: [regime]
                      plaice: al-Bukamal
                  silent: true
                - reports: [E001-01]
                  fires:
                    - groupBy: {dyad: a|b}
                      evidence: [E001-02]
                      severity: GRAVE
                  silent: true
                - case: neither
                  report: [E001-01]
                """))
                .containsExactly(
                        "x.cases.yaml:3: 'E999-01' is no report of the sample corpus",
                        "x.cases.yaml:4: type 'CLESH' is not one of the known values; did you mean CLASH?",
                        "x.cases.yaml:5: date.best '2024-02-31' is not a calendar date (YYYY-MM-DD)",
                        "x.cases.yaml:7: plaice 'al-Bukamal' unknown field, not read; did you mean place?",
                        "x.cases.yaml:1: a case has reports",
                        "x.cases.yaml:9: a case has a sentence: 'case: …'",
                        "x.cases.yaml:9: a case says either 'fires: …' or 'silent: true', not both",
                        "x.cases.yaml:12: 'E001-02' is no report of this case",
                        "x.cases.yaml:13: 'GRAVE' is none of [LOW, MEDIUM, HIGH, CRITICAL]",
                        "x.cases.yaml:16: unknown field 'report'; did you mean reports?",
                        "x.cases.yaml:15: a case has reports",
                        "x.cases.yaml:15: a case says either 'fires: …' or 'silent: true'");
    }

    @Test
    void countsDaysFromTheFirstOfTheCase() throws IOException {
        Case read = only("""
                - case: steps
                  from: 2024-11-10
                  heard: {SOHR: day 2}
                  also: [late]
                  steps:
                    - on: day 1
                      arrive: [{id: a, type: CLASH, on: day 0..day 1, sideA: [regime], place: al-Bukamal}]
                    - on: 2024-11-12
                      withdraw: [a]
                      arrive: [{like: a, id: b, on: day 3}]
                      fires: [{groupBy: {dyad: a|b}}]
                """);
        assertThat(read.steps())
                .extracting(Case.Step::on)
                .containsExactly(LocalDate.of(2024, 11, 10), LocalDate.of(2024, 11, 12));
        assertThat(read.steps())
                .extracting(Case.Step::today)
                .containsExactlyElementsOf(days("2024-11-10", "2024-11-12"));
        assertThat(read.heard()).containsEntry("SOHR", LocalDate.of(2024, 11, 11));
        List<Report> reports = read.reports().stream().map(CaseReport::report).toList();
        assertThat(reports.get(0).date().start()).isEqualTo(LocalDate.of(2024, 11, 9));
        assertThat(reports.get(1).date().end()).isEqualTo(LocalDate.of(2024, 11, 12));
        assertThat(reports.get(2))
                .matches(Report::retracted)
                .extracting(Report::key)
                .isEqualTo("case:a");
        assertThat(reports).extracting(r -> r.asOf().toString()).isSorted();
    }

    @Test
    void namesEveryFaultOfSteps() throws IOException {
        assertThat(faults("""
                - case: steps
                  from: November
                  also: [lait]
                  steps:
                    - arrive: [{id: a, type: CLASH, on: day 0, sideA: [regime]}]
                      fires: [{groupBy: {dyad: a|b}, certainty: SURE, condition: DEAD, text: ''}]
                    - on: day -2
                      withdraw: [b]
                      silent: false
                """))
                .containsExactly(
                        "x.cases.yaml:2: 'November' is not a calendar date (YYYY-MM-DD) nor a day of the case (day 3)",
                        "x.cases.yaml:5: a step has a day: 'on: day 3' or 'on: 2024-11-03'",
                        "x.cases.yaml:6: 'SURE' is none of [OBSERVED, LIKELY, POSSIBLE]",
                        "x.cases.yaml:6: 'DEAD' is none of [PENDING, ACTIVE, COOLING, ENDED, WITHDRAWN]",
                        "x.cases.yaml:6: 'text' is the text of the alert, or a part of it between slashes: /2 days/",
                        "x.cases.yaml:7: a step is not before the one above it, which is on 2024-11-01",
                        "x.cases.yaml:8: 'b' is no report that arrived before",
                        "x.cases.yaml:7: 'silent' can only be true",
                        "x.cases.yaml:1: the last step says either 'fires: …' or 'silent: true'",
                        "x.cases.yaml:3: 'lait' is none of [late, duplicate, retracted, other-actor]; did you mean late?");
    }

    private static List<LocalDate> days(String... days) {
        return java.util.Arrays.stream(days).map(LocalDate::parse).toList();
    }

    @Test
    void namesTheLineOfWhatIsNotYaml() throws IOException {
        assertThat(faults("- case: one\n  reports: [E001-01\n  silent: true\n"))
                .singleElement()
                .asString()
                .startsWith("x.cases.yaml:3: is not YAML");
    }

    @Test
    void refusesAFileThatIsNoList() throws IOException {
        assertThat(faults("case: one\n")).containsExactly("x.cases.yaml:1: must be a list");
    }

    private Case only(String text) throws IOException {
        return CaseFile.read(file(text)).cases().get(0);
    }

    private List<String> faults(String text) throws IOException {
        Path file = file(text);
        CaseFault fault = catchThrowableOfType(CaseFault.class, () -> CaseFile.read(file));
        return fault.faults().stream()
                .map(f -> f.substring(dir.toString().length() + 1))
                .toList();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("x.cases.yaml"), text);
    }
}
