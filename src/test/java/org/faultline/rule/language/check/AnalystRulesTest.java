package org.faultline.rule.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.print.EnginePrinter;
import org.faultline.rule.language.print.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own rules, and others as an analyst would write them, are taken as they stand. */
class AnalystRulesTest {
    private static final Checker CHECKER = new Checker(Checker.USUAL_HORIZON);

    static Stream<Path> rules() throws IOException {
        return Stream.of("rules", "src/test/rules", "src/test/resources/analyst")
                .flatMap(AnalystRulesTest::below);
    }

    private static Stream<Path> below(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(f -> f.toString().endsWith(".drl")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void areTakenAndPrintedAsWhatTheyAre(Path file) throws IOException {
        Checked checked = CHECKER.check(file.toString(), Files.readString(file));
        assertThat(checked.faults()).isEmpty();
        RuleModel model = checked.model();
        assertThat(model).isNotNull();
        assertThat(CHECKER.check(file.toString(), Printer.print(model)).model()).isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void reachTheEngineUnderOtherNames(Path file) throws IOException {
        RuleModel model = CHECKER.check(file.toString(), Files.readString(file)).model();
        assertThat(model).isNotNull();
        String printed = EnginePrinter.print(model).replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "");
        assertThat(printed).doesNotContain("@");
        EnginePrinter.names(model).keySet().forEach(own -> assertThat(printed)
                .doesNotContainPattern("\\$" + own + "\\b(?<!\\$v\\d{1,2})"));
    }

    @Test
    void areMoreThanTen() throws IOException {
        assertThat(below("src/test/resources/analyst").toList()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void manyMistakesAreNamedInOneRun() {
        String text = """
                rule "many"
                  @severty(HIGH) @groupBy("dyad")
                when
                  $a : Encouter( violent )
                  Encounter( tipe == CLASH, deathsBest >= "5", $dyad : dyad )
                  not Encounter( dyad = $dyad, this before[0, 30d] $a )
                then
                  alerts.rise($dyad, "{deaths} dead")
                end
                """;
        List<String> places = CHECKER.check("many.drl", text).faults().stream()
                .map(f -> f.line() + ":" + f.column() + " " + f.code())
                .toList();
        assertThat(places)
                .containsExactly(
                        "2:4 UNKNOWN_METADATA",
                        "4:8 UNKNOWN_TYPE",
                        "5:14 UNKNOWN_FIELD",
                        "5:43 WRONG_KIND",
                        "6:23 IDIOM",
                        "6:44 WINDOW",
                        "8:10 RAISE",
                        "8:23 PLACEHOLDER",
                        "8:38 EXPECTED");
    }
}
