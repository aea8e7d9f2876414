package org.faultline.trial.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ordinary mistakes in cases files: each is the only fault, at its line and column, and the message names the remedy. */
class CaseMistakesTest {
    /** Of a rule that is grouped by dyad and admin1, as {@code allied-clashes} is. */
    static final CaseContext CONTEXT =
            new CaseContext(List.of("dyad", "admin1"), null, CaseContext.names(k -> k.read(KnowledgeReader::sample)));

    @TempDir
    Path dir;

    static List<CaseMistake> mistakes() {
        return CaseMistake.all();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNamedWhereItIsWithWhatToWriteInItsPlace(CaseMistake mistake) throws IOException {
        assertThat(check(mistake.text())).singleElement().satisfies(f -> {
            assertThat(f.line() + ":" + f.column()).isEqualTo(mistake.line() + ":" + mistake.column());
            assertThat(f.code()).isEqualTo(mistake.code());
            assertThat(f.message()).containsPattern(mistake.remedy());
        });
    }

    @Test
    void thereAreEnough() {
        assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void oneBadCaseHidesNoOther() throws IOException {
        assertThat(check("""
                - knowledge: sample
                - case: one: two
                  reports: [E001-01]
                  silent: true
                - case: the next has a fault of its own
                  reports: [E001-1]
                  silent: true
                - case: "and this is not closed
                  reports: [E001-01]
                  silent: true
                - case: the last
                  report: [E001-01]
                  silent: yes
                """))
                .extracting(f -> f.line() + " " + f.code())
                .containsExactly("2 CASE_YAML", "6 CASE_NAME", "8 CASE_YAML", "12 CASE_KEY", "13 CASE_VALUE");
    }

    @Test
    void nothingFollowsFromAReportAtFault() throws IOException {
        assertThat(check("""
                - knowledge: sample
                - case: one
                  reports:
                    - {id: a, type: CLSH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal}
                    - {like: a, id: b, on: 2024-11-04}
                  fires: [{groupBy: {dyad: assad-side|iran-axis, admin1: Deir ez-Zor}, evidence: [a, b]}]
                """)).singleElement().satisfies(f -> assertThat(f.message())
                .contains("CLASH"));
    }

    @Test
    void aNameMayBeKeptOnPurpose() throws IOException {
        String file = """
                - knowledge: sample
                - case: a village that is nearly called as the town
                  reports:
                    - {id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukmal}%s
                  silent: true
                """;
        assertThat(check(file.formatted(""))).hasSize(1);
        assertThat(check(file.formatted("   # accepted: a village south of it")))
                .isEmpty();
    }

    @Test
    void aNameThatIsNearNothingIsAnActorOfItsOwn() throws IOException {
        assertThat(check("""
                - case: one
                  reports: [{type: CLASH, on: 2024-11-02, sideA: [Some men of the village], place: Al-Siyal}]
                  silent: true
                """)).isEmpty();
    }

    @Test
    void withoutKnowledgeNamesMayBeAnything() throws IOException {
        Path file = write("- case: one\n  reports: [{type: CLASH, on: 2024-11-02, sideA: [regmie]}]\n  silent: true\n");
        assertThat(CaseFile.check(file, CaseContext.NONE)).isEmpty();
    }

    private List<Fault> check(String text) throws IOException {
        return CaseFile.check(write(text), CONTEXT);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(dir.resolve("x.cases.yaml"), text);
    }
}
