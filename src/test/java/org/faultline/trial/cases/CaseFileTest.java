package org.faultline.trial.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.faultline.report.Quantity;
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
                        "3:7: CASE_NAME 'E999-01' is no report of the sample: write one such as E001-01, or one of its own, {id: a, type: CLASH, …}",
                        "4:13: CASE_VALUE 'type' is not 'CLESH'; write CLASH",
                        "5:11: CASE_DATE there is no 31 February 2024, which has 29 days; write 2024-02-29, or 2024-03-01",
                        "7:7: CASE_KEY a report has no key 'plaice'; write 'place:'",
                        "9:3: CASE_KEY a case begins with a sentence: write '- case: …'",
                        "12:18: CASE_NAME 'E001-02' is no report of this case; did you mean E001-01?",
                        "13:17: CASE_VALUE 'severity' is not 'GRAVE': write one of LOW, MEDIUM, HIGH, CRITICAL",
                        "14:3: CASE_KEY a case has either 'fires:' or 'silent: true', not both; leave one of them out",
                        "15:3: CASE_KEY a case, or its last step, says what must stand: write 'fires:' or 'silent: true'",
                        "16:3: CASE_KEY a case has no key 'report'; write 'reports:'");
    }

    @Test
    void vehiclesAndTheLikeAreShortForQuantities() throws IOException {
        List<Report> reports =
                only("""
                - case: short
                  reports:
                    - {id: a, type: REINFORCEMENT_CONVOY, on: day 1, sideA: [IRGC], vehicles: 30, personnel: {low: 50, high: 80}}
                    - {id: b, like: a, vehicles: 19, positionsLost: 2}
                  silent: true
                """).reports().stream().map(CaseReport::report).toList();
        assertThat(reports.get(0).quantities())
                .containsExactly(
                        new Quantity("VEHICLES", 30, null, null, null), new Quantity("PERSONNEL", 50, 80, null, null));
        assertThat(reports.get(1).quantities())
                .containsExactlyInAnyOrder(
                        new Quantity("PERSONNEL", 50, 80, null, null),
                        new Quantity("VEHICLES", 19, null, null, null),
                        new Quantity("POSITIONS_LOST", 2, null, null, null));
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
                        "2:9: CASE_DATE 'November' is no day as cases write them: write 2024-11-01",
                        "3:10: CASE_VALUE 'also' is not 'lait'; did you mean late?",
                        "5:7: CASE_KEY a step has a day: write 'on: day 3' or 'on: 2024-11-03'",
                        "6:49: CASE_VALUE 'certainty' is not 'SURE'; write OBSERVED",
                        "6:66: CASE_VALUE 'condition' is not 'DEAD': write one of PENDING, ACTIVE, COOLING, ENDED, WITHDRAWN",
                        "6:78: CASE_VALUE 'text' is the text of the alert, or a part of it between slashes: write 'text: /2 days/'",
                        "7:11: CASE_DATE a step is not before the one above it: write 'on: 2024-11-01' or later, or move it up",
                        "8:18: CASE_NAME 'b' is no report that arrived before; they are a",
                        "9:15: CASE_VALUE a case that fires has no 'silent'; leave it out and write 'fires:' with the alerts");
    }

    private static List<LocalDate> days(String... days) {
        return java.util.Arrays.stream(days).map(LocalDate::parse).toList();
    }

    @Test
    void namesThePlaceOfWhatIsNotYaml() throws IOException {
        assertThat(faults("- case: one\n  reports: [E001-01\n  silent: true\n"))
                .containsExactly("2:20: CASE_YAML a ] is missing: write ']' here");
    }

    @Test
    void refusesAFileThatIsNoList() throws IOException {
        assertThat(faults("case: one\n"))
                .containsExactly("1:1: CASE_YAML a cases file is a list: write '- ' before 'case:',"
                        + " and indent what belongs to it by 2 spaces");
    }

    private Case only(String text) throws IOException {
        return CaseFile.read(file(text)).cases().get(0);
    }

    private List<String> faults(String text) throws IOException {
        Path file = file(text);
        CaseFault fault = catchThrowableOfType(CaseFault.class, () -> CaseFile.read(file));
        return fault.faults().stream()
                .map(f -> f.line() + ":" + f.column() + ": " + f.code() + " " + f.message())
                .toList();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("x.cases.yaml"), text);
    }
}
