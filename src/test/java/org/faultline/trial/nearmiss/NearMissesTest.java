package org.faultline.trial.nearmiss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.faultline.trial.Desk;
import org.faultline.trial.run.CaseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearMissesTest {
    private static final String THREE = """
            $latest : DyadDay( type == CLASH, relation == ALLY, $dyad : dyad )
            accumulate( $d : DyadDay( type == CLASH, dyad == $dyad, this before[0d, 30d] $latest ); $n : count( $d );
                        $n >= 3 )""";

    private static final String DEADLY = """
            $clash : Encounter( type == CLASH, happened, role == SIDE_A, relation == ALLY, deathsBest >= 5, $dyad : dyad )""";

    private static final String ANSWERED = """
            $clash : Encounter( type == CLASH, role == SIDE_A, $dyad : dyad )
            not Encounter( type == MEETING, dyad == $dyad, this after[0d, 7d] $clash )
            $threat : Encounter( type == ULTIMATUM, role == SIDE_A, dyad == $dyad, this after[0d, 7d] $clash )""";

    @TempDir
    Path dir;

    @Test
    void countsWhatIsThereAndSaysWhenTheNextCame() {
        assertThat(near(THREE, clash("a", "day 1"), clash("b", "day 20"), clash("c", "day 32")))
                .first()
                .isEqualTo(
                        "2 of 3 (asked: $n >= 3); the next 31 days before $latest (asked: this before[0d, 30d] $latest)");
    }

    @Test
    void saysWhatWouldHaveBeenCountedButForOneThing() {
        assertThat(near(THREE, clash("a", "day 1").replace("IRGC", "ISIS"), clash("b", "day 2"), clash("c", "day 3")))
                .contains("2 of 3 (asked: $n >= 3); enough but for dyad == $dyad");
    }

    @Test
    void tellsTheNumberThatWasReached() {
        assertThat(near(DEADLY, clash("a", "day 1").replace("}", ", fatalities: 4}")))
                .containsExactly("the clash of 1 November 2024 (a): 4 of 5 (asked: deathsBest >= 5)");
    }

    @Test
    void tellsOfTwoThingsWhereNoneAloneWouldDo() {
        assertThat(near(DEADLY, clash("a", "day 1").replace("}", ", status: ALLEGED}")))
                .containsExactly(
                        "the clash of 1 November 2024 (a): not so: happened; and unknown (asked: deathsBest >= 5)");
    }

    @Test
    void putsTheNearestFirst() {
        String clash = clash("a", "day 1").replace("IRGC", "ISIS").replace("}", ", fatalities: 9}");
        assertThat(near(DEADLY, clash, clash("b", "day 3").replace("}", ", fatalities: 4}")))
                .containsExactly(
                        "the clash of 3 November 2024 (b): 4 of 5 (asked: deathsBest >= 5)",
                        "the clash of 1 November 2024 (a): unrelated (asked: relation == ALLY)");
    }

    @Test
    void namesWhatShouldNotHaveBeenThere() {
        assertThat(near(ANSWERED, clash("a", "day 1"), told("b", "ULTIMATUM", "day 3"), told("c", "MEETING", "day 4")))
                .first()
                .isEqualTo(
                        "there is the meeting of 4 November 2024 (c), against not Encounter( type == MEETING, dyad == $dyad,"
                                + " this after[0d, 7d] $clash )");
    }

    @Test
    void saysHowFarOutsideAWindowAFactLies() {
        assertThat(near(ANSWERED, clash("a", "day 1"), told("b", "ULTIMATUM", "day 11")))
                .first()
                .isEqualTo(
                        "the ultimatum of 11 November 2024 (b) lies 10 days after $clash (asked: this after[0d, 7d] $clash)");
        assertThat(near(ANSWERED, clash("a", "day 11"), told("b", "ULTIMATUM", "day 1")))
                .first()
                .isEqualTo(
                        "the ultimatum of 1 November 2024 (b): on the other side of $clash (asked: this after[0d, 7d] $clash)");
    }

    @Test
    void callsAnEventByANoun() {
        String moved = DEADLY.replace("type == CLASH", "type == LEADERS_RELOCATED");
        assertThat(near(moved, told("a", "LEADERS_RELOCATED", "day 1").replace("}", ", fatalities: 4}")))
                .containsExactly("the relocation of leaders of 1 November 2024 (a): 4 of 5 (asked: deathsBest >= 5)");
    }

    @Test
    void saysAtWhichConditionNothingComesNear() {
        assertThat(near(ANSWERED, clash("a", "day 1")))
                .containsExactly("nothing comes near: no Encounter fits, for condition 3 of 3");
    }

    @Test
    void saysNothingOfARuleThatFires() {
        Desk desk = Desk.with(dir, "fires", DEADLY);
        assertThat(desk.run("""
                - case: fires, unexpectedly
                  reports: [%s]
                  silent: true
                """.formatted(clash("a", "day 1").replace("}", ", fatalities: 5}"))))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.passed()).isFalse();
                    assertThat(r.near()).isEmpty();
                });
    }

    private List<String> near(String when, String... reports) {
        List<CaseResult> results = Desk.with(dir, "silent", when).run("""
                - case: silent
                  reports: [%s]
                  silent: true
                """.formatted(String.join(", ", reports)));
        assertThat(results).singleElement().matches(CaseResult::passed);
        return results.get(0).near().stream().map(NearMiss::words).toList();
    }

    private static String clash(String id, String on) {
        return told(id, "CLASH", on);
    }

    private static String told(String id, String type, String on) {
        return "{id: %s, type: %s, on: %s, sideA: [regime], sideB: [IRGC], place: al-Bukamal}".formatted(id, type, on);
    }
}
