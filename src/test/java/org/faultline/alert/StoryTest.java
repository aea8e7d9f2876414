package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.faultline.rule.Firing;
import org.faultline.rule.Severity;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final int QUIET = 30;
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    @Test
    void aPauseAsLongAsTheRuleAllowsIsOneStoryAndADayMoreIsTwo() {
        assertThat(Story.of(List.of(on(0), on(QUIET)), QUIET)).hasSize(1);
        assertThat(Story.of(List.of(on(0), on(QUIET + 1)), QUIET)).hasSize(2);
    }

    @Test
    void aFiringBetweenTwoStoriesJoinsThem() {
        assertThat(Story.of(List.of(on(0), on(50)), QUIET)).hasSize(2);
        assertThat(Story.of(List.of(on(0), on(50), on(25)), QUIET)).hasSize(1);
    }

    @Test
    void aLongFiringHoldsTogetherWhatLiesWithinIt() {
        assertThat(Story.of(List.of(firing(0, 100, Severity.LOW), on(10), on(125)), QUIET))
                .hasSize(1);
    }

    @Test
    void theOrderOfFiringsDoesNotMatter() {
        Random random = new Random(42);
        for (int trial = 0; trial < 500; trial++) {
            List<Firing> firings = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                int first = random.nextInt(200);
                firings.add(firing(first, first + random.nextInt(20), Severity.values()[random.nextInt(4)]));
            }
            List<Story> stories = Story.of(firings, QUIET);
            Collections.shuffle(firings, random);
            assertThat(Story.of(firings, QUIET)).isEqualTo(stories);
        }
    }

    @Test
    void aCutMakesWhatComesLaterAnotherStory() {
        List<Firing> firings = List.of(on(0), on(10), firing(5, 12, Severity.LOW), on(20));
        LocalDate cut = START.plusDays(10);
        assertThat(Story.of(firings, QUIET, List.of())).hasSize(1);
        assertThat(Story.of(firings, QUIET, List.of(cut)))
                .extracting(s -> s.firings().size())
                .containsExactly(2, 2);
    }

    @Test
    void keptAsFiringsComeAndGoTheyAreThoseOfAllThatStand() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<LocalDate> cuts = random.nextBoolean() ? List.of() : List.of(START.plusDays(60), START.plusDays(130));
            Stories stories = new Stories();
            cuts.forEach(stories::cut);
            Map<String, Firing> standing = new TreeMap<>();
            for (int step = 0; step < 12; step++) {
                change(stories, standing, random);
                int quiet = random.nextInt(6) == 0 ? QUIET / 2 : QUIET;
                assertThat(stories.of(quiet)).as("seed %d", seed).isEqualTo(Story.of(standing.values(), quiet, cuts));
            }
        }
    }

    /** Some go, and some come anew or in place of one of the same id, now and then on other days. */
    private static void change(Stories stories, Map<String, Firing> standing, Random random) {
        List<Firing> gone =
                standing.values().stream().filter(f -> random.nextInt(5) == 0).toList();
        gone.forEach(f -> standing.remove(f.id()));
        stories.remove(gone);
        for (int i = random.nextInt(4); i > 0; i--) {
            String id = "f" + random.nextInt(12);
            int first = random.nextInt(200);
            Severity severity = Severity.values()[random.nextInt(4)];
            Firing kept = standing.get(id);
            Firing now = kept != null && random.nextInt(4) > 0
                    ? firing(id, kept.first(), kept.last(), severity)
                    : firing(id, START.plusDays(first), START.plusDays(first + random.nextInt(20)), severity);
            standing.put(id, now);
            if (kept == null) {
                stories.add(now);
            } else {
                stories.replace(kept, now);
            }
        }
    }

    @Test
    void theGravestFiringSpeaksForTheStory() {
        Story story = Story.of(List.of(firing(0, 0, Severity.CRITICAL), firing(5, 5, Severity.LOW)), QUIET)
                .get(0);
        assertThat(story.severity()).isEqualTo(org.faultline.alert.Severity.CRITICAL);
        assertThat(story.telling().text()).isEqualTo("CRITICAL on day 0");
    }

    private static Firing on(int day) {
        return firing(day, day, Severity.MEDIUM);
    }

    static Firing firing(int first, int last, Severity severity) {
        return firing(severity + "-" + first + "-" + last, START.plusDays(first), START.plusDays(last), severity);
    }

    private static Firing firing(String id, LocalDate first, LocalDate last, Severity severity) {
        return new Firing(
                id,
                "rule",
                "v1",
                Map.of("group", "g"),
                severity,
                severity + " on day " + ChronoUnit.DAYS.between(START, first),
                first,
                last,
                Map.of(),
                List.of(),
                List.of(),
                null);
    }
}
