package org.faultline.alert.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.language.model.AlertTerms;
import org.faultline.rule.language.model.Severity;
import org.junit.jupiter.api.Test;

public class FiringGroupTest {
    private static final int QUIET = 30;
    private static final AlertTerms TERMS = new AlertTerms(QUIET, 0, Duration.ZERO, 1, false);
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    @Test
    void aPauseAsLongAsTheRuleAllowsIsOneStoryAndADayMoreIsTwo() {
        assertThat(FiringGroup.of(List.of(on(0), on(QUIET)), TERMS, List.of())).hasSize(1);
        assertThat(FiringGroup.of(List.of(on(0), on(QUIET + 1)), TERMS, List.of()))
                .hasSize(2);
    }

    @Test
    void aFiringBetweenTwoStoriesJoinsThem() {
        assertThat(FiringGroup.of(List.of(on(0), on(50)), TERMS, List.of())).hasSize(2);
        assertThat(FiringGroup.of(List.of(on(0), on(50), on(25)), TERMS, List.of()))
                .hasSize(1);
    }

    @Test
    void aLongFiringHoldsTogetherWhatLiesWithinIt() {
        assertThat(FiringGroup.of(List.of(firing(0, 100, Severity.LOW), on(10), on(125)), TERMS, List.of()))
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
            List<FiringGroup> groups = FiringGroup.of(firings, TERMS, List.of());
            Collections.shuffle(firings, random);
            assertThat(FiringGroup.of(firings, TERMS, List.of())).isEqualTo(groups);
        }
    }

    @Test
    void aCutMakesWhatComesLaterAnotherStory() {
        List<Firing> firings = List.of(on(0), on(10), firing(5, 12, Severity.LOW), on(20));
        LocalDate cut = START.plusDays(10);
        assertThat(FiringGroup.of(firings, TERMS, List.of())).hasSize(1);
        assertThat(FiringGroup.of(firings, TERMS, List.of(cut)))
                .extracting(s -> s.firings().size())
                .containsExactly(2, 2);
    }

    @Test
    void theGravestFiringSpeaksForTheStory() {
        FiringGroup group = FiringGroup.of(
                        List.of(firing(0, 0, Severity.CRITICAL), firing(5, 5, Severity.LOW)), TERMS, List.of())
                .get(0);
        assertThat(group.representative().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(group.representative().text()).isEqualTo("CRITICAL on day 0");
    }

    private static Firing on(int day) {
        return firing(day, day, Severity.MEDIUM);
    }

    public static Firing firing(int first, int last, Severity severity) {
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
