package org.faultline.fact.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.faultline.fact.aggregate.Tally;
import org.faultline.fact.event.FactChange;
import org.faultline.fixture.Findings;
import org.faultline.fixture.GedFile;
import org.faultline.report.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Numbers that look back a year, on real rows, when most of that year is not in memory. */
class TalliesTest {
    private static final LocalDate FIRST = LocalDate.of(2017, 10, 1);

    private static List<Report> reports;
    private static Map<LocalDate, Tally> expected;

    private final FactBase base = new FactBase(Findings.KNOWLEDGE);
    private final Map<LocalDate, Tally> tallies = new TreeMap<>();

    @BeforeAll
    static void readAll() {
        reports = GedFile.reports();
        TalliesTest all = new TalliesTest();
        all.apply(all.base.learn(reports));
        expected = all.tallies;
        assertThat(expected.get(LocalDate.of(2017, 10, 8)))
                .satisfies(t -> assertThat(t.deaths30()).isEqualTo(834));
    }

    @Test
    void whatIsForgottenStaysInTheNumbers() {
        apply(base.learn(reports));
        apply(base.forget(LocalDate.MIN, FIRST.minusDays(1)));
        assertThat(tallies.keySet()).allMatch(day -> !day.isBefore(FIRST));
        assertThat(numbers(tallies)).isEqualTo(numbers(from(expected)));
    }

    @Test
    void whatIsForgottenAndLearnedAgainIsCountedOnce() {
        apply(base.learn(reports));
        apply(base.forget(LocalDate.of(2017, 3, 1), LocalDate.of(2017, 5, 31)));
        apply(base.learn(reports));
        assertThat(tallies).isEqualTo(expected);
    }

    @Test
    void whatIsCountedWithoutBeingLearnedIsInTheNumbers() {
        FactBase other = new FactBase(Findings.KNOWLEDGE);
        other.learn(reports);
        apply(base.learn(only(r -> !r.date().best().isBefore(FIRST))));
        assertThat(numbers(tallies)).isNotEqualTo(numbers(from(expected)));
        apply(base.count(other.events(LocalDate.MIN, FIRST.minusDays(1))));
        assertThat(numbers(tallies)).isEqualTo(numbers(from(expected)));
        apply(base.learn(reports));
        assertThat(tallies).as("counted, then learned").isEqualTo(expected);
    }

    private static List<Report> only(Predicate<Report> which) {
        return reports.stream().filter(which).toList();
    }

    private static Map<LocalDate, Tally> from(Map<LocalDate, Tally> all) {
        return new TreeMap<>(((TreeMap<LocalDate, Tally>) all).tailMap(FIRST));
    }

    private static Map<LocalDate, List<Integer>> numbers(Map<LocalDate, Tally> all) {
        Map<LocalDate, List<Integer>> numbers = new TreeMap<>();
        all.forEach((day, t) -> numbers.put(day, List.of(t.deaths30(), t.yearHigh())));
        return numbers;
    }

    private void apply(FactChange change) {
        change.gone().stream().filter(Tally.class::isInstance).forEach(f -> tallies.remove(((Tally) f).day()));
        change.come().stream().filter(Tally.class::isInstance).forEach(f -> tallies.put(((Tally) f).day(), (Tally) f));
    }
}
