package org.faultline.rule.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
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
                        "7:24 IDIOM",
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

    @Test
    void oneSourceNeedsNoKeyButAnotherForEachOfThemDoes() {
        String one = """
                rule "a"
                  @title("A") @severity(LOW) @status(draft) @groupBy("dyad")
                when
                  Encounter( type == CLASH, $dyad : dyad )
                  Coverage( healthy, $source : source )
                  Coverage( source == $source )
                  not Coverage( !healthy )
                then
                  alerts.raise($dyad, "x");
                end
                """;
        Checker checker = new Checker(Checker.USUAL_HORIZON);
        assertThat(checker.check("a.drl", one).faults()).isEmpty();
        String two = one.replace("source == $source", "healthy");
        assertThat(checker.check("a.drl", two).faults()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(Code.NOT_JOINED);
            assertThat(f.message()).contains("source == $source");
        });
    }

    /** The engine cannot read it; found by the fuzz. */
    @Test
    void aFigureIsOfOneValueThatOnePatternGives() {
        String text = """
                rule "a"
                  @title("A") @severity(LOW) @status(draft) @groupBy("dyad")
                when
                  Encounter( type == MEETING, $dyad : dyad, $met : deathsBest )
                  accumulate( $one : Encounter( dyad == $dyad, $k : deathsBest, $hi : deathsHigh );
                    $n : %s; $n >= 2 )
                then
                  alerts.raise($dyad, "x");
                end
                """;
        Checker checker = new Checker(Checker.USUAL_HORIZON);
        for (String figure : List.of("sum( $hi - $k )", "max( 2 * $one.deathsLow )", "count( $one )", "count()")) {
            assertThat(checker.check("a.drl", text.formatted(figure)).faults()).isEmpty();
        }
        for (String figure : List.of("sum( $met )", "sum( $k - $met )", "sum( 2 )")) {
            assertThat(checker.check("a.drl", text.formatted(figure)).faults())
                    .as(figure)
                    .extracting(f -> f.line() + ":" + f.column() + " " + f.code())
                    .containsExactly("6:15 NOT_ALLOWED");
        }
        assertThat(checker.check("a.drl", text.formatted("count( $k > 2 )")).faults())
                .extracting(f -> f.line() + ":" + f.column() + " " + f.code())
                .containsExactly("6:20 EXPECTED");
    }

    @Test
    void whatHasANameIsNotGivenAnother() {
        String text = """
                rule "a"
                  @title("A") @severity(LOW) @status(draft) @groupBy("dyad")
                when
                  Encounter( type == CLASH, $dyad : dyad, $same : $dyad )
                then
                  alerts.raise($dyad, "{same}");
                end
                """;
        assertThat(new Checker(Checker.USUAL_HORIZON).check("a.drl", text).faults())
                .extracting(f -> f.line() + ":" + f.column() + " " + f.code())
                .containsExactly("4:51 EXPECTED");
    }
}
