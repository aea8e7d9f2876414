package org.faultline.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Coverage;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.RuleFolder;
import org.junit.jupiter.api.Test;

/** Whether a rule about absence is on, and the sentence that says why. */
class AbsenceStateTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 11, 18);
    private static final Rule SILENCE = rule("  $today : Today( $now : day )\n  exists Coverage( day == $now )\n");
    private static final Rule QUIET = rule("  $today : Today()\n");
    private static final Coverage DESK = new Coverage("Desk", TODAY.minusDays(1), 7, TODAY);
    private static final Coverage WIRE = new Coverage("Wire", LocalDate.of(2024, 11, 10), 1, TODAY);
    private static final Coverage PAPER = new Coverage("Paper", Coverage.NEVER, 30, TODAY);

    private static Rule rule(String conditions) {
        return RuleCheck.read(
                "f/a.drl",
                RuleFolder.rule(
                        "a",
                        "@groupBy(\"d\")",
                        conditions + "  DyadDay( $d : dyad, this before[7d, *] $today )",
                        "  alerts.raise($d, \"quiet\");"));
    }

    @Test
    void withoutASourceARuleThatAsksForOneIsOffAndAnotherIsNot() {
        assertThat(AbsenceState.of(SILENCE, List.of()))
                .contains(new AbsenceState(
                        false,
                        "Off: no source is expected, so nobody would notice if nobody told. Name those that should be heard in"
                                + " config/sources.yaml."));
        assertThat(AbsenceState.of(QUIET, List.of()))
                .contains(new AbsenceState(
                        true, "On, although no source is expected: whether anybody would tell is not known."));
    }

    @Test
    void whileOneIsSilentBothAreOffAndItIsNamed() {
        for (Rule rule : List.of(SILENCE, QUIET)) {
            assertThat(AbsenceState.of(rule, List.of(DESK, WIRE, PAPER)))
                    .contains(new AbsenceState(
                            false,
                            "Off: Wire has not been heard since 10 November 2024 (expected every day) and Paper has never been"
                                    + " heard (expected every 30 days). What nobody tells of may have happened all the same, so"
                                    + " nothing new is raised."));
        }
    }

    @Test
    void whereAllAreHeardBothAreOn() {
        for (Rule rule : List.of(SILENCE, QUIET)) {
            assertThat(AbsenceState.of(rule, List.of(DESK)))
                    .contains(new AbsenceState(true, "On: Desk is heard as often as expected."));
        }
    }

    @Test
    void aRuleOfWhatHappenedIsNeitherOnNorOff() {
        Rule clash = RuleCheck.read("f/a.drl", RuleFolder.clashRule("a", "@groupBy(\"d\")"));
        assertThat(AbsenceState.of(clash, List.of())).isEmpty();
    }
}
