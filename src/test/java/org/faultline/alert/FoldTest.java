package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;
import org.faultline.rule.Rule;
import org.faultline.rule.Severity;
import org.faultline.rule.Told;
import org.junit.jupiter.api.Test;

/** A story that goes on for years is told as if all of it were kept. */
class FoldTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 900;
    private static final int MONTHS_HELD = 3;
    private static final Rule RULE = Snapshots.RULE;

    private final List<Firing> standing = new ArrayList<>();
    private Random random = new Random(0);
    private int bare;

    @Test
    void whatNothingCanChangeAnyMoreIsToldAsIfItWereKept() {
        for (int seed = 0; seed < 40; seed++) {
            random = new Random(seed);
            standing.clear();
            Shelf folding = Shelf.unwritten("fingerprint", 30);
            Shelf keeping = new Shelf("fingerprint", 30);
            LocalDate day = START;
            while (day.isBefore(START.plusDays(DAYS))) {
                day = day.plusDays(random.nextInt(12) == 0 ? 60 : 1 + random.nextInt(5));
                step(day, folding, keeping, seed);
            }
            assertThat(over(folding.letGo())).as("seed %d", seed).isEqualTo(over(keeping.letGo()));
        }
        assertThat(bare).as("folded").isPositive();
    }

    private void step(LocalDate day, Shelf folding, Shelf keeping, int seed) {
        YearMonth month = YearMonth.from(day);
        YearMonth held = month.minusMonths(MONTHS_HELD - 1);
        List<Firing> gone = standing.stream()
                .filter(f -> !f.last().isBefore(held.atDay(1)) && random.nextInt(8) == 0)
                .toList();
        List<Firing> come = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> firing(day))
                .filter(f -> standing.stream().noneMatch(g -> g.id().equals(f.id())))
                .distinct()
                .toList();
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Shelf shelf : List.of(folding, keeping)) {
            shelf.pass(at);
            shelf.retell(gone, come, RULE, at);
        }
        standing.removeAll(gone);
        standing.addAll(come);
        assertThat(said(folding)).as("seed %d on %s", seed, day).isEqualTo(said(keeping));
        assertThat(folding.episodes())
                .as("what others rest on is whole")
                .flatExtracting(e -> e.latest().evidence())
                .filteredOn(e -> e.reports().isEmpty())
                .extracting(Evidence::event)
                .doesNotContainAnyElementsOf(restedOnSince(held.atDay(1)));
        if (random.nextInt(4) == 0) {
            Held memory = new Held(new TreeSet<>(Stream.iterate(held, m -> m.plusMonths(1))
                    .limit(MONTHS_HELD)
                    .toList()));
            assertThat(over(folding.letGo(memory)))
                    .as("seed %d on %s", seed, day)
                    .isEqualTo(over(keeping.letGo(memory)));
        }
    }

    private Set<String> restedOnSince(LocalDate day) {
        Set<String> events = new TreeSet<>(Set.of("none"));
        standing.stream().filter(f -> !f.last().isBefore(day)).forEach(f -> f.evidence()
                .forEach(e -> events.add(e.event())));
        return events;
    }

    private Firing firing(LocalDate day) {
        LocalDate last = day.minusDays(random.nextInt(10));
        LocalDate first = last.minusDays(random.nextInt(10) == 0 ? 80 : random.nextInt(6));
        Severity severity = Severity.values()[random.nextInt(3)];
        List<Evidence> evidence = Stream.concat(
                        Stream.of(first, last),
                        random.ints(3, 0, 6).mapToObj(first::plusDays).filter(d -> d.isBefore(last)))
                .distinct()
                .sorted()
                .map(FoldTest::event)
                .toList();
        String id = severity + " " + first + " " + last;
        return new Firing(
                id, "rule", "v1", Map.of("group", "g"), severity, id, first, last, Map.of(), List.of(), evidence, null);
    }

    private static Evidence event(LocalDate day) {
        Told told = new Told("desk", "r" + day, null, "", "", "", "", "", "");
        int precision = day.getDayOfMonth() == 7 ? 3 : 1;
        return new Evidence(
                "e" + day,
                "CLASH",
                "REPORTED",
                "SINGLE",
                day,
                day,
                day,
                precision,
                "there",
                "",
                "",
                "SYR",
                1,
                35.0,
                40.0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new Evidence.Part("a" + day.getMonthValue(), "g", "SIDE_A")),
                List.of("source " + day.getMonthValue()),
                List.of(told),
                List.of());
    }

    private List<String> said(Shelf shelf) {
        return shelf.drain().stream().map(this::said).toList();
    }

    private String said(Turned t) {
        Snapshot s = t.snapshot();
        List<String> events = s.evidence().stream().map(Evidence::event).toList();
        bare += (int) s.evidence().stream().filter(e -> e.reports().isEmpty()).count();
        return String.join(
                " ",
                t.reason() + " " + s.condition() + " " + s.severity() + " " + s.summary(),
                s.firstEvent() + " " + s.lastEvent() + " " + s.certainty().assessed(),
                s.sources() + " " + t.episode().groups() + " " + t.episode().actors() + " " + events);
    }

    private static List<String> over(Map<Episode, Integer> gone) {
        return gone.entrySet().stream()
                .map(e -> e.getKey().firstEvent() + " " + e.getKey().lastEvent() + " " + e.getValue())
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
