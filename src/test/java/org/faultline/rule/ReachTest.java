package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far apart facts of one match can be, as the windows of rules say. */
class ReachTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30  | $a : DyadDay() $b : DyadDay( this before[0d, 30d] $a )",
                "37  | $a : Event() $b : Event( this after[0d, 7d] $a ) not Event( this after[1d, 30d] $b )",
                "14  | $a : Event() $b : Event( this coincides[14d] $a )",
                "2   | $a : Event() $b : Event( this after[0d, 36h] $a )",
                "0   | $a : Involvement( movement )",
                "0   | $a : Involvement( $e : eventId ) $b : Involvement( eventId == $e )",
                "5   | /* this before[0d, 900d] $x */ $a : Event() $b : Event( this before[0d, 5d] $a ) // after[0d, 700d]",
                "5   | $a : Event( \"before[0d, 300d]\" != null ) $b : Event( this before[0d, 5d] $a )",
            })
    void theWindowsOfARuleAreAddedUp(int days, String conditions) {
        assertThat(Reach.of(rule("one", conditions))).isEqualTo(days);
        assertThat(Reach.of(List.of(rule("one", conditions)))).hasValue(days);
    }

    @Test
    void theWidestRuleDecides() {
        assertThat(Reach.of(List.of(
                        rule("narrow", "$a : Event() $b : Event( this before[0d, 5d] $a )"),
                        rule("wide", "$a : Event() $b : Event( this before[0d, 90d] $a )"))))
                .hasValue(90);
    }

    @Test
    void aRuleOnFindingsReachesAsFarAsThoseItBuildsOnBesides() {
        assertThat(Reach.of(List.of(
                        rule("wide", "$a : Event() $b : Event( this before[0d, 90d] $a )"),
                        rule("upon", "$f : Finding() $g : Finding( this before[0d, 28d] $f )"))))
                .hasValue(118);
    }

    @Test
    void aJoinWithoutAWindowReachesWithoutBound() {
        assertThat(Reach.of(List.of(rule("loose", "$a : Event( $t : type ) $b : Event( type == $t )"))))
                .isEmpty();
    }

    @Test
    void theRulesThatComeWithTheProgramReachNinetyDays() {
        try (RuleBook book = RuleBook.compile(Path.of("rules"))) {
            assertThat(book.unbounded()).isEmpty();
            assertThat(book.reach(400)).isEqualTo(90);
            assertThatThrownBy(() -> book.reach(60))
                    .isInstanceOf(RuleFault.class)
                    .hasMessageContaining("allies/first-allied-clash.drl: its windows span 90 days")
                    .hasMessageContaining("faultline.horizon is 60");
        }
    }

    private static Rule rule(String id, String conditions) {
        String text = "rule \"" + id + "\" when\n" + conditions + "\nthen alerts.raise(\"x\"); end";
        return new Rule(id, "test", "0", id, Severity.LOW, RuleStatus.ACTIVE, "", List.of(), 30, text);
    }
}
