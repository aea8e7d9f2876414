package org.faultline.rule.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One file with mistakes of every kind, as a newcomer makes them. */
class CheckerTest {
    private static final String NEWCOMERS = """
            rule “my-rule”
              @title("Test")
              @severity(high)
              @status(active)
              @groupBy("dyad, area")
            when
              $c : Encounter( type = CLASH, deathBest >= 5, $dyad : dyad, happend )
              not Encounter( dyad == $dyd, this befor[1 week] $c )
            then
              System.exit(1);
            end
            """;

    @Test
    void allMistakesAreNamedInOneRunWhateverElseIsWrong() {
        List<String> named = new Checker(Checker.USUAL_HORIZON)
                .check("x/my-rule.drl", NEWCOMERS).faults().stream()
                        .map(f -> f.line() + ":" + f.column() + " " + f.code())
                        .toList();
        assertThat(named)
                .containsExactly(
                        "1:6 QUOTE",
                        "7:24 OPERATOR",
                        "7:33 UNKNOWN_FIELD",
                        "7:63 UNKNOWN_FIELD",
                        "8:26 UNKNOWN_NAME",
                        "8:37 OPERATOR",
                        "8:43 WINDOW",
                        "10:3 RAISE");
    }

    @Test
    void aFaultShowsItsLineAndPointsAtItsPlace() {
        Fault fault = new Checker(Checker.USUAL_HORIZON)
                .check("x/my-rule.drl", NEWCOMERS)
                .faults()
                .get(2);
        assertThat(fault.toString()).isEqualTo("""
                        x/my-rule.drl:7:33: UNKNOWN_FIELD Encounter has no field deathBest; did you mean deathsBest?
                              $c : Encounter( type = CLASH, deathBest >= 5, $dyad : dyad, happend )
                                                            ^""");
    }
}
