package org.faultline.cli;

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
        List<Report> reports = only("""
                - case: short
                  reports:
                    - {type: CLASH, on: 2024-11-02..2024-11-04, sideA: [regime], place: al-Bukamal, source: SOHR}
                    - {like: E001-01, status: ALLEGED}
                    - E001-01
                  today: 2024-11-18
                  silent: true
                """).reports();
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
                        "x.cases.yaml:9: a case says either 'fires: …' or 'silent: true'",
                        "x.cases.yaml:12: 'E001-02' is no report of this case",
                        "x.cases.yaml:11: a firing has 'evidence: […]'",
                        "x.cases.yaml:13: 'GRAVE' is none of [LOW, MEDIUM, HIGH, CRITICAL]",
                        "x.cases.yaml:16: unknown field 'report'; did you mean reports?",
                        "x.cases.yaml:15: a case has reports",
                        "x.cases.yaml:15: a case says either 'fires: …' or 'silent: true'");
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
