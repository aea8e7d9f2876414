package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.alert.Shelf;
import org.faultline.alert.Snapshots;
import org.faultline.alert.Turned;
import org.faultline.rule.Firing;
import org.faultline.rule.Rule;
import org.faultline.rule.Severity;
import org.junit.jupiter.api.Test;

class DueTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final Rule RULE = Snapshots.RULE;

    @Test
    void shelvesThatAreAskedWhenTheyAreDueTellWhatThoseTellThatAreAskedDaily() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Shelf> asked = shelves();
            List<Shelf> daily = shelves();
            Due due = new Due();
            for (int day = 0; day < 60; day++) {
                Instant at = FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
                for (Shelf shelf : due.by(at)) {
                    shelf.pass(at);
                    due.put(shelf);
                }
                daily.forEach(shelf -> shelf.pass(at));
                for (int i = random.nextInt(3); i > 0; i--) {
                    int on = random.nextInt(asked.size());
                    List<Firing> come = List.of(firing(random.nextInt(9), day - random.nextInt(4)));
                    asked.get(on).retell(List.of(), come, RULE, at);
                    due.put(asked.get(on));
                    daily.get(on).retell(List.of(), come, RULE, at);
                }
                assertThat(said(asked)).as("seed %d, day %d", seed, day).isEqualTo(said(daily));
            }
        }
    }

    private static List<Shelf> shelves() {
        List<Shelf> shelves = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shelves.add(new Shelf("shelf " + i, 30));
        }
        return shelves;
    }

    private static List<String> said(List<Shelf> shelves) {
        return shelves.stream()
                .flatMap(shelf -> shelf.drain().stream())
                .map(Turned::toString)
                .map(turned -> turned.replaceAll("Episode@\\w+", ""))
                .toList();
    }

    private static Firing firing(int number, int day) {
        LocalDate on = FIRST.plusDays(day);
        return new Firing(
                "f" + number,
                "rule",
                "v1",
                Map.of("group", "g"),
                Severity.LOW,
                "text " + number,
                on,
                on,
                Map.of(),
                List.of(),
                List.of(),
                null);
    }
}
