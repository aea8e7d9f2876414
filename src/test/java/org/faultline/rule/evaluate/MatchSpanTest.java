package org.faultline.rule.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.faultline.fixture.ShippedRules;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.file.RuleFault;
import org.faultline.rule.language.model.RuleModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far apart facts of one match can be, as the windows of rules say. */
class MatchSpanTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30  | $a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this before[0d, 30d] $a )",
                "37  | $a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this after[0d, 7d] $a ) not DyadDay( dyad == $d, this after[1d, 30d] $b )",
                "14  | $a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this coincides[14d] $a )",
                "2   | $a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this after[0d, 36h] $a )",
                "9   | $a : DyadDay( $d : dyad ) accumulate( DyadDay( dyad == $d, this before[1d, 9d] $a ); $n : count(); $n > 2 )",
                "28  | $a : DyadDay( $d : dyad ) accumulate( DyadDay( dyad == $d, this coincides[14d] $a ); $n : count(); $n > 2 )",
                "30  | $a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this before[0d, 30d] $a ) not DyadDay( dyad == $d, this before[1d, 9d] $a )",
                "12  | $a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this before[2d, 9d] $a ) exists DyadDay( dyad == $d, this after[1d, 5d] $a, this after[2d, 12d] $b )",
                "14  | $a : Involvement( $e : eventId, $g : group ) $b : Involvement( eventId == $e ) $c : Involvement( group == $g, this after[0d, 14d] $b )",
                "0   | $a : Involvement( movement )",
                "0   | $a : Involvement( $e : eventId ) $b : Involvement( eventId == $e )",
                "5   | /* this before[0d, 900d] $x */ $a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this before[0d, 5d] $a ) // after[0d, 700d]",
                "5   | $a : DyadDay( \"before[0d, 300d]\" != admin1, $d : dyad ) $b : DyadDay( dyad == $d, this before[0d, 5d] $a )",
            })
    void whatTheWindowsOfARuleLeaveOpenIsItsReach(int days, String conditions) {
        assertThat(MatchSpan.of(rule("one", conditions))).isEqualTo(days);
        assertThat(MatchSpan.of(List.of(rule("one", conditions)))).hasValue(days);
    }

    @Test
    void theWidestRuleDecides() {
        assertThat(MatchSpan.of(List.of(
                        rule("narrow", "$a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this before[0d, 5d] $a )"),
                        rule("wide", "$a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this before[0d, 90d] $a )"))))
                .hasValue(90);
    }

    @Test
    void aRuleOnFindingsReachesAsFarAsThoseItBuildsOnBesides() {
        assertThat(MatchSpan.of(List.of(
                        rule("wide", "$a : DyadDay( $d : dyad ) $b : DyadDay( dyad == $d, this before[0d, 90d] $a )"),
                        rule("upon", "$f : Finding( $d : dyad ) $g : Finding( dyad == $d, this before[0d, 28d] $f )"))))
                .hasValue(118);
    }

    @Test
    void aJoinWithoutAWindowReachesWithoutBound() {
        assertThat(MatchSpan.of(List.of(rule("loose", "$a : Event( $t : type ) $b : Event( type == $t )"))))
                .isEmpty();
    }

    @Test
    void theRulesThatComeWithTheProgramReachFourMonths() {
        RuleBook book = ShippedRules.BOOK;
        assertThat(book.unbounded()).isEmpty();
        assertThat(book.reach(400)).isEqualTo(121);
        assertThatThrownBy(() -> book.reach(60))
                .isInstanceOf(RuleFault.class)
                .hasMessageContaining("allies/first-allied-clash.drl:15:40: BEYOND_HORIZON its windows span 90 days")
                .hasMessageContaining("faultline.horizon is 60");
    }

    private static RuleModel rule(String id, String conditions) {
        String text =
                "rule \"" + id + "\" @groupBy(\"x\") when\n" + conditions + "\nthen alerts.raise(\"x\", \"x\"); end";
        return RuleCheck.read("test/" + id + ".drl", text).model();
    }
}
