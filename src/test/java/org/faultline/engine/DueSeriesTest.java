package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.alert.AlertSeries;
import org.faultline.alert.NewRevision;
import org.faultline.alert.Snapshots;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.language.model.Severity;
import org.junit.jupiter.api.Test;

class DueSeriesTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final Rule RULE = Snapshots.RULE;

    @Test
    void shelvesThatAreAskedWhenTheyAreDueTellWhatThoseTellThatAreAskedDaily() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<AlertSeries> asked = shelves();
            List<AlertSeries> daily = shelves();
            DueSeries due = new DueSeries();
            for (int day = 0; day < 60; day++) {
                Instant at = FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
                for (AlertSeries series : due.by(at)) {
                    series.pass(at);
                    due.put(series);
                }
                daily.forEach(series -> series.pass(at));
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

    private static List<AlertSeries> shelves() {
        List<AlertSeries> allSeries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            allSeries.add(new AlertSeries("shelf " + i, 30));
        }
        return allSeries;
    }

    private static List<String> said(List<AlertSeries> allSeries) {
        return allSeries.stream()
                .flatMap(series -> series.drain().stream())
                .map(NewRevision::toString)
                .map(turned -> turned.replaceAll("Alert@\\w+", ""))
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
