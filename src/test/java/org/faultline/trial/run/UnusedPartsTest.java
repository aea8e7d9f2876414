package org.faultline.trial.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.faultline.trial.Desk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedPartsTest {
    private static final String RULE = """
            $clash : Encounter( type == CLASH, happened, role == SIDE_A, deathsBest >= 5, $dyad : dyad )
                  not Encounter( type == MEETING, dyad == $dyad, this after[0d, 7d] $clash )""";

    @TempDir
    Path dir;

    @Test
    void namesWhatNoCaseMadeFalse() {
        assertThat(idle("""
                - case: five dead
                  reports: [{id: a, type: CLASH, on: day 1, sideA: [regime], sideB: [IRGC], fatalities: 5}]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}}]
                - case: near miss, four dead
                  reports: [{id: a, type: CLASH, on: day 1, sideA: [regime], sideB: [IRGC], fatalities: 4}]
                  silent: true
                """))
                .containsExactly(
                        "dead.drl:4:23: type == CLASH",
                        "dead.drl:4:38: happened",
                        "dead.drl:4:48: role == SIDE_A",
                        "dead.drl:5:7: not Encounter( type == MEETING, dyad == $dyad, this after[0d, 7d] $clash )",
                        "dead.drl:5:39: dyad == $dyad",
                        "dead.drl:5:54: this after[0d, 7d] $clash");
    }

    @Test
    void namesNothingWhereEveryConditionOnceDecided() {
        String deadly = "{id: a, type: CLASH, on: day 1, sideA: [regime], sideB: [IRGC], fatalities: 5}";
        assertThat(idle("""
                - case: five dead
                  reports: [%1$s]
                  fires: [{groupBy: {dyad: assad-side|iran-axis}}]
                - case: near miss, four dead
                  reports: [{id: a, type: CLASH, on: day 1, sideA: [regime], sideB: [IRGC], fatalities: 4}]
                  silent: true
                - case: look-alike, a raid, five dead as is said, and an ally beside who
                  reports:
                    - {id: a, type: SHELLING, on: day 1, sideA: [regime], sideB: [IRGC], fatalities: 5}
                    - {id: b, type: CLASH, on: day 1, sideA: [regime], sideB: [IRGC], fatalities: 5, status: ALLEGED}
                  silent: true
                - case: an ally stands beside
                  reports: [{id: a, type: CLASH, on: day 1, sideA: [ISIS], assocA: [regime], sideB: [IRGC], fatalities: 5}]
                  fires: [{groupBy: {dyad: iran-axis|isis}}]
                - case: look-alike, they meet
                  reports: [%1$s, {id: b, type: MEETING, on: day 2, sideA: [regime], sideB: [IRGC]}]
                  silent: true
                - case: others meet, they meet too late, and they fight on
                  reports:
                    - %1$s
                    - {id: b, type: MEETING, on: day 2, sideA: [ISIS], sideB: [IRGC]}
                    - {id: c, type: MEETING, on: day 20, sideA: [regime], sideB: [IRGC]}
                    - {id: d, type: SHELLING, on: day 3, sideA: [regime], sideB: [IRGC]}
                  fires: [{groupBy: {dyad: assad-side|iran-axis}}]
                """.formatted(deadly))).isEmpty();
    }

    @Test
    void aTestOfTheLatestAndOfAllBeforeItNeedsOneCaseForBoth() {
        String twice = """
                $latest : Involvement( type == RECRUITMENT, happened, role == SIDE_A, leads, $dyad : group )
                      accumulate(
                        $one : Involvement( type == RECRUITMENT, happened, role == SIDE_A, leads, group == $dyad,
                                            this before[0d, 9d] $latest );
                        $n : count( $one );
                        $n >= 2 )""";
        assertThat(idle(twice, """
                - case: twice
                  reports:
                    - {id: a, type: RECRUITMENT, on: day 1, sideA: [regime]}
                    - {id: b, type: RECRUITMENT, on: day 3, sideA: [regime]}
                  fires: [{groupBy: {dyad: assad-side}}]
                - case: near miss, one of them only planned
                  reports:
                    - {id: a, type: RECRUITMENT, on: day 1, sideA: [regime]}
                    - {id: b, type: RECRUITMENT, on: day 3, sideA: [regime], status: PLANNED}
                  silent: true
                - case: near miss, ten days apart, others, and something else
                  reports:
                    - {id: a, type: RECRUITMENT, on: day 1, sideA: [regime]}
                    - {id: b, type: RECRUITMENT, on: day 11, sideA: [regime]}
                    - {id: c, type: RECRUITMENT, on: day 11, sideA: [IRGC]}
                    - {id: d, type: MEETING, on: day 11, sideA: [regime]}
                  silent: true
                """))
                .extracting(l -> l.replaceFirst(".*?: ", ""))
                .containsExactly("role == SIDE_A", "leads", "role == SIDE_A", "leads");
    }

    private List<String> idle(String cases) {
        return idle(RULE, cases);
    }

    private List<String> idle(String rule, String cases) {
        CaseResults trial = Desk.with(dir, "dead", rule).trial(cases);
        assertThat(trial.results())
                .allSatisfy(r -> assertThat(r.differences()).as(r.name()).isEmpty());
        String suffix = " is never decisive in a case";
        return trial.idle().stream()
                .map(line -> {
                    assertThat(line).startsWith(dir + "/").endsWith(suffix);
                    return line.substring(dir.toString().length() + 1, line.length() - suffix.length());
                })
                .toList();
    }
}
