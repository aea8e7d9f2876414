package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.FiringGroupTest;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;
import org.faultline.rule.language.model.Severity;
import org.junit.jupiter.api.Test;

/** What holds of alerts whatever comes and goes, and in whatever order. */
class AlertSeriesTest {
    private static final Instant NOW = Instant.parse("2024-09-01T12:00:00Z");
    private static final Rule RULE = Snapshots.RULE;

    @Test
    void theOrderInWhichFiringsComeAndGoDoesNotMatter() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Firing> stay = firings(random);
            List<Firing> go = firings(random);
            go.removeAll(stay);
            Set<String> straight = standing(shelf(List.of(stay)));
            List<List<Firing>> oneByOne = new ArrayList<>();
            stay.forEach(f -> oneByOne.add(List.of(f)));
            go.forEach(f -> oneByOne.add(List.of(f)));
            Collections.shuffle(oneByOne, random);
            AlertSeries winding = shelf(oneByOne);
            Collections.shuffle(go, random);
            go.forEach(f -> winding.retell(List.of(f), List.of(), RULE, NOW));
            assertThat(standing(winding)).as("seed %d", seed).isEqualTo(straight);
        }
    }

    @Test
    void theSameAgainTurnsNothing() {
        for (int seed = 0; seed < 300; seed++) {
            List<Firing> firings = firings(new Random(seed));
            AlertSeries series = shelf(List.of(firings));
            series.drain();
            series.retell(List.of(), firings, RULE, NOW);
            series.pass(NOW);
            series.retell(List.of(), List.of(), RULE, NOW);
            assertThat(series.drain()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void everyFiringIsInOneStoryAndNoTwoAreOpenAtOnce() {
        for (int seed = 0; seed < 300; seed++) {
            List<Firing> firings = firings(new Random(seed));
            AlertSeries series = shelf(List.of(firings));
            List<String> told = series.alerts().stream()
                    .flatMap(e -> e.latest().matches().stream())
                    .toList();
            assertThat(told)
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(
                            firings.stream().map(Firing::id).distinct().toList());
            assertThat(series.alerts()).filteredOn(e -> e.condition().open()).hasSizeLessThan(2);
        }
    }

    @Test
    void whatIsLetGoChangesNothingThatIsToldOfLaterNews() {
        int letGo = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Firing> firings = firings(random);
            AlertSeries whole = shelf(List.of(firings));
            AlertSeries part = shelf(List.of(firings));
            whole.drain();
            part.drain();
            letGo += part.letGo(new MonthsInMemory(new TreeSet<>(Set.of(YearMonth.of(2024, 8), YearMonth.of(2024, 9)))))
                    .size();
            for (Firing f : firings(random)) {
                FiringChange news = random.nextBoolean()
                        ? new FiringChange(List.of(), List.of(f))
                        : new FiringChange(List.of(firings.get(random.nextInt(firings.size()))), List.of());
                if (part.canTell(news)) {
                    whole.retell(news.gone(), news.come(), RULE, NOW);
                    part.retell(news.gone(), news.come(), RULE, NOW);
                    assertThat(said(part)).as("seed %d", seed).isEqualTo(said(whole));
                }
            }
        }
        assertThat(letGo).isGreaterThan(100);
    }

    private static List<String> said(AlertSeries series) {
        return series.drain().stream().map(t -> t.reason() + " " + t.snapshot()).toList();
    }

    private static AlertSeries shelf(List<List<Firing>> steps) {
        AlertSeries series = new AlertSeries("fingerprint", 30);
        steps.forEach(s -> series.retell(List.of(), s, RULE, NOW));
        return series;
    }

    /** Each alert that stands: its days, condition, severity and firings. */
    private static Set<String> standing(AlertSeries series) {
        Set<String> all = new TreeSet<>();
        series.alerts().stream()
                .filter(e -> e.condition() != Condition.WITHDRAWN)
                .forEach(e -> all.add(e.firstEvent() + " " + e.lastEvent() + " " + e.condition() + " " + e.severity()
                        + " " + e.latest().matches()));
        return all;
    }

    private static List<Firing> firings(Random random) {
        List<Firing> all = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            Severity severity = Severity.values()[random.nextInt(4)];
            int first = 180 + random.nextInt(65);
            Firing f = FiringGroupTest.firing(first, Math.min(244, first + random.nextInt(5)), severity);
            f = f.with(List.of(Snapshots.evidence(f.id())));
            if (missing(all, f)) {
                all.add(f);
            }
        }
        return all;
    }

    private static boolean missing(List<Firing> all, Firing f) {
        return all.stream().noneMatch(g -> g.id().equals(f.id()));
    }

    @Test
    void theDaysOfTheTestLieBeforeItsNow() {
        assertThat(LocalDate.of(2024, 1, 1).plusDays(244)).isEqualTo("2024-09-01");
    }
}
