package org.faultline.rule.language.idiom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong inside an idiom is named in the same run as the idiom, at its own place. */
class SecondMistakeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "type = TRUCE; '='; TRUCE",
                "deathBest BETWEEN 5 AND 10; BETWEEN; deathBest",
                "type NOT IN (CLASH, TRUCE); NOT; TRUCE",
                "dyad = $dyads; '='; $dyads",
                "within 30 days before $last; within; $last",
            })
    void isNamedAtItsOwnPlace(String test, String first, String second) {
        assertThat(faults("  $base : Encounter( dyad == $dyad, happened, " + test + " )"))
                .satisfiesExactlyInAnyOrder(f -> assertThat(at(f)).startsWith(first), f -> assertThat(at(f))
                        .startsWith(second));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "no Encounter( dyad == $dyad, type = CLASH ); no; '='; not Encounter(dyad == $dyad, type == CLASH)",
                "NOT EXISTS Encounter( dyad == $dyad, deathsBest BETWEEN 5 AND 10 ); NOT; BETWEEN; deathsBest <= 10",
                "count( Encounter( dyad == $dyad, type <> CLASH ) ) >= 2; count; <>; type != CLASH",
            })
    void anIdiomWithinAPatternIsMendedInTheRemedyOfTheOuter(
            String condition, String first, String second, String remedy) {
        assertThat(faults("  " + condition))
                .satisfiesExactly(f -> assertThat(at(f)).startsWith(first), f -> assertThat(at(f))
                        .startsWith(second))
                .first()
                .satisfies(f -> assertThat(f.message()).contains(remedy));
    }

    /** What stands in the line where the fault is. */
    private static String at(Fault f) {
        return f.source().substring(f.column() - 1);
    }

    private static List<Fault> faults(String condition) {
        return new Checker(Checker.USUAL_HORIZON)
                .check(
                        "a.drl",
                        "rule \"a\"\n  @groupBy(\"dyad\")\nwhen\n  $latest : Encounter( happened, $dyad : dyad )\n"
                                + condition + "\nthen\n  alerts.raise($dyad, \"a text\");\nend\n")
                .faults();
    }
}
