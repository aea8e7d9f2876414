package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;
import org.faultline.rule.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tale goes on from what it was told last; what it says must not show it. */
class TaleTest {
    private static final int TRIALS = 300;
    private static final int STEPS = 15;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Test
    void whatIsToldStepByStepIsWhatIsToldAtOnce() {
        Random random = new Random(11);
        for (int trial = 0; trial < TRIALS; trial++) {
            Tale tale = new Tale(true);
            Map<Integer, Firing> standing = new TreeMap<>(Map.of(0, firing(0, random)));
            for (int step = 0; step < STEPS; step++) {
                change(standing, random);
                Story now = story(standing);
                Tale anew = new Tale(true);
                assertThat(told(tale, now)).isEqualTo(told(anew, now));
                assertThat(tale.about()).usingRecursiveComparison().isEqualTo(anew.about());
            }
        }
    }

    @Test
    void aDateThatIsPutRightMovesTheEventToItsPlaceInTheOrder() {
        Tale tale = new Tale(true);
        Firing before = firing(1, List.of(event(1, 3, 0), event(2, 2, 0)));
        Firing after = firing(1, List.of(event(1, 1, 1), event(2, 2, 0)));
        assertThat(told(tale, new Story(List.of(before))).evidence())
                .extracting(Evidence::event)
                .containsExactly("e2", "e1");
        assertThat(told(tale, new Story(List.of(after))).evidence())
                .extracting(Evidence::event)
                .containsExactly("e1", "e2");
    }

    @Test
    void aWarOfManyDoubtfulDaysNamesFiftyDoubtsAndCountsTheRest() {
        List<Evidence> loose = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            loose.add(event(i, i % 20, 1));
        }
        assertThat(told(new Tale(true), new Story(List.of(firing(1, loose))))
                        .certainty()
                        .texts())
                .hasSize(52)
                .contains("and 10 more")
                .last()
                .asString()
                .contains("source 0, source 1, source 2 and source 3");
    }

    @ParameterizedTest
    @CsvSource({"2, within six days", "3, within a week", "4, within a month", "5, within a year"})
    void ofADateThatIsASingleDayIsToldHowFarFromItTheEventMayBe(int precision, String within) {
        assertThat(told(new Tale(true), new Story(List.of(firing(1, List.of(event(1, 0, precision - 1))))))
                        .certainty()
                        .texts())
                .contains("the clash of 1 January 2024 may have been on any day " + within
                        + " of 1 January 2024, and it would not hold for all of them");
    }

    private static void change(Map<Integer, Firing> standing, Random random) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            int id = random.nextInt(8);
            if (random.nextInt(3) == 0 && standing.size() > 1) {
                standing.remove(id);
            } else {
                standing.put(id, firing(id, random));
            }
        }
        if (standing.isEmpty()) {
            standing.put(0, firing(0, random));
        }
    }

    private static Snapshot told(Tale tale, Story story) {
        tale.goOn(story);
        return tale.says();
    }

    private static Story story(Map<Integer, Firing> standing) {
        return new Story(standing.values().stream().sorted(Story.BY_DATE).toList());
    }

    /** Of some of ten events, on which all firings agree, as those of one moment do. */
    private static Firing firing(int id, Random random) {
        List<Evidence> rests = new ArrayList<>();
        for (int e = 0; e < 10; e++) {
            if (random.nextBoolean()) {
                rests.add(event(e, e % 4, 0));
            }
        }
        return firing(id, rests);
    }

    private static Firing firing(int id, List<Evidence> rests) {
        List<Evidence> evidence = rests.stream().sorted(Story.BY_DAY).toList();
        return new Firing(
                "f" + id,
                "rule",
                "v1",
                Map.of("group", "g"),
                Severity.MEDIUM,
                "text " + id,
                FIRST,
                FIRST.plusDays(id),
                Map.of(),
                evidence.stream()
                        .map(Evidence::event)
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                evidence,
                null);
    }

    private static Evidence event(int number, int day, int loose) {
        LocalDate on = FIRST.plusDays(day);
        return new Evidence(
                "e" + number,
                "CLASH",
                "REPORTED",
                "SINGLE",
                on,
                on,
                on,
                1 + loose,
                "town",
                "area " + number % 2,
                "",
                "SYR",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new Evidence.Part("actor " + number % 3, "group " + number % 2, "SIDE_A")),
                List.of("source " + number % 4),
                List.of(),
                List.of());
    }
}
