package org.faultline.trial.nearmiss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.faultline.trial.Desk;
import org.faultline.trial.run.CaseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are silent for exactly one reason each, and what is said of it first. */
class SilenceReasonsTest {
    private static final String UNANSWERED = """
            $clash : Encounter( type == CLASH, role == SIDE_A, $dyad : dyad )
            not Encounter( type == MEETING, dyad == $dyad, this after[0d, 7d] $clash )""";

    private static final String PREPARED = """
            $clash : Encounter( type == CLASH, role == SIDE_A, $dyad : dyad )
            exists Encounter( type == SHELLING, happened, dyad == $dyad, deathsBest >= 5, this before[0d, 7d] $clash )""";

    private static final String FIGURE = """
            $latest : DyadDay( type == CLASH, $dyad : dyad )
            accumulate( $c : Encounter( type == CLASH, role == SIDE_A, dyad == $dyad, this before[0d, 30d] $latest );
                        $figure : %s, $n : count( $c ); $figure >= %s, $n >= 2 )""";

    private static final String SILENCE = """
            $today : Today( $now : day )
            exists Coverage( day == $now )
            $lull : Lull( quietDays >= 14, $dyad : group, this before[14d, *] $today )""";

    private static final String QUIET = "$lull : Lull( quietDays >= 14, eventsBefore <= 1, $dyad : group )";

    @TempDir
    Path dir;

    @Test
    void namesTheEventThatMustNotBeThereAndNotThatItIsNoClash() {
        assertThat(first(UNANSWERED, told("a", "CLASH", 1, 3), told("c", "MEETING", 4, 0)))
                .isEqualTo("there is the meeting of 4 November 2024 (c), against"
                        + " not Encounter( type == MEETING, dyad == $dyad, this after[0d, 7d] $clash )");
    }

    @Test
    void namesWhatComesNearestToWhatMustExist() {
        assertThat(first(PREPARED, told("a", "CLASH", 9, 3), told("b", "SHELLING", 4, 4)))
                .isEqualTo("the shelling of 4 November 2024 (b): 4 of 5 (asked: deathsBest >= 5)");
        assertThat(first(PREPARED, told("a", "CLASH", 19, 3), told("b", "SHELLING", 9, 6)))
                .isEqualTo("the shelling of 9 November 2024 (b): 10 days before $clash"
                        + " (asked: this before[0d, 7d] $clash)");
    }

    @Test
    void namesTheNearestAlsoWhereItLacksTwoThings() {
        assertThat(first(
                        PREPARED,
                        told("a", "CLASH", 9, 3),
                        told("b", "SHELLING", 4, 4).replace("}", ", status: ALLEGED}")))
                .startsWith("nothing matches exists Encounter( type == SHELLING, ")
                .endsWith("; nearest is the shelling of 4 November 2024 (b): not so: happened; and 4 of 5"
                        + " (asked: deathsBest >= 5)");
    }

    @Test
    void saysThatNothingLikeItExists() {
        assertThat(first(PREPARED, told("a", "CLASH", 9, 3)))
                .startsWith("nothing matches exists Encounter( type == SHELLING, ")
                .doesNotContain("nearest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sum( $c.deathsBest ); 20; the sum is 10 of 20",
                "average( $c.deathsBest ); 6; the average is 5 of 6",
                "min( $c.deathsBest ); 5; the least is 4 of 5",
                "max( $c.deathsBest ); 7; the greatest is 6 of 7",
                "distinct( $c.admin1 ); 2; different ones: 1 of 2"
            })
    void tellsTheFigureThatWasReached(String figure, String asked, String said) {
        assertThat(first(FIGURE.formatted(figure, asked), told("a", "CLASH", 1, 6), told("b", "CLASH", 5, 4)))
                .isEqualTo(said + " (asked: $figure >= " + asked + ")");
    }

    @Test
    void namesOfTwoTestsTheOneThatFails() {
        assertThat(first(FIGURE.formatted("sum( $c.deathsBest )", "20"), told("a", "CLASH", 1, 26)))
                .isEqualTo("1 of 2 (asked: $n >= 2)");
    }

    @Test
    void saysHowLongTheSilenceWas() {
        assertThat(first(QUIET, told("a", "CLASH", 1, 3), told("b", "CLASH", 11, 3)))
                .contains(
                        "the silence of ",
                        " in Abu Kamal",
                        " after 1 November 2024 (a): 9 of 14 (asked: quietDays >= 14)");
    }

    @Test
    void saysThatNobodyWasSilentForLongEnoughToCount() {
        assertThat(near(SILENCE, "today: 2024-11-03", told("a", "CLASH", 1, 3)))
                .first()
                .asString()
                .contains(
                        "lies 2 days before $today, and will do on 15 November 2024 (asked: this before[14d, *] $today)");
        assertThat(near(
                        "$today : Today( $dyad : day ) exists Lull( quietDays >= 14, this before[14d, *] $today )",
                        "today: 2024-11-03",
                        told("a", "CLASH", 1, 3).replace("al-Bukamal", "Syria")))
                .containsExactly("nobody was silent for 7 days, the least that counts as a silence"
                        + " (asked: exists Lull( quietDays >= 14, this before[14d, *] $today ))");
    }

    @Test
    void saysOnWhichDayItWouldFire() {
        assertThat(near(SILENCE, "today: 2024-11-12", told("a", "CLASH", 1, 3)))
                .first()
                .asString()
                .endsWith(" after 1 November 2024 (a) lies 11 days before $today, and will do on 15 November 2024"
                        + " (asked: this before[14d, *] $today)");
    }

    @Test
    void namesTheSourceThatIsNotHeardAndSinceWhen() {
        assertThat(near(SILENCE, "today: 2024-11-20\n  heard: {SOHR: 2024-11-04}", told("a", "CLASH", 1, 3)))
                .containsExactly("Off: SOHR has not been heard since 4 November 2024 (expected every 7 days)."
                        + " What nobody tells of may have happened all the same, so nothing new is raised.");
    }

    @Test
    void saysThatTheCaseNamesNoDay() {
        assertThat(near(SILENCE, "", told("a", "CLASH", 1, 3)))
                .containsExactly(
                        "nothing comes near: no day is given (a case says it with today), for condition 1 of 3");
    }

    @Test
    void namesTheRuleThatDidNotFireByItsTitle() {
        Desk.with(dir, "talks", "$talk : Encounter( type == MEETING, role == SIDE_A, $dyad : dyad )");
        Desk.with(dir, "other", "$clash : Encounter( type == CLASH, role == SIDE_A, $dyad : dyad )");
        assertThat(first(
                        "$talks : Finding( rule == \"talks\", $dyad : dyad )\n"
                                + "$clash : Encounter( type == CLASH, dyad == $dyad, this after[0d, 7d] $talks )",
                        told("a", "CLASH", 1, 3)))
                .isEqualTo("nothing comes near: “Tried” did not fire, for condition 1 of 2");
    }

    @Test
    void namesTheRuleThatMustHaveFired() {
        Desk.with(dir, "talks", "$talk : Encounter( type == MEETING, role == SIDE_A, $dyad : dyad )");
        Desk.with(dir, "other", "$clash : Encounter( type == CLASH, role == SIDE_A, $dyad : dyad )");
        assertThat(first(
                        "$clash : Encounter( type == CLASH, role == SIDE_A, $dyad : dyad )\n"
                                + "exists Finding( rule == \"talks\", dyad == $dyad )",
                        told("a", "CLASH", 1, 3)))
                .isEqualTo("“Tried” did not fire (asked: exists Finding( rule == \"talks\", dyad == $dyad ))");
    }

    private String first(String when, String... reports) {
        return near(when, "", reports).get(0);
    }

    private List<String> near(String when, String more, String... reports) {
        List<CaseResult> results = Desk.with(dir, "silent", when).run("""
                - case: silent
                  reports: [%s]
                  silent: true
                  %s
                """.formatted(String.join(", ", reports), more));
        assertThat(results).singleElement().matches(CaseResult::passed);
        return results.get(0).near().stream().map(NearMiss::words).toList();
    }

    private static String told(String id, String type, int day, int deaths) {
        return "{id: %s, type: %s, on: day %d, sideA: [regime], sideB: [IRGC], place: al-Bukamal, fatalities: %d}"
                .formatted(id, type, day, deaths);
    }
}
