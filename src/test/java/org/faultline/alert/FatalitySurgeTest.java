package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.faultline.fixture.Findings;
import org.faultline.fixture.GedFile;
import org.faultline.fixture.ShippedRules;
import org.faultline.report.Report;
import org.faultline.rule.RuleBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rule fatality-surge on four years of real war, against plain adding up. */
class FatalitySurgeTest {
    private static RuleBook book;
    private static List<Report> reports;

    @BeforeAll
    static void read() {
        book = RuleBook.again(List.of(ShippedRules.BOOK.rules().get("fatality-surge")));
        reports = GedFile.reports();
    }

    @AfterAll
    static void close() {
        book.close();
    }

    @Test
    void surgesAreThoseThatPlainCountingGives() {
        NavigableMap<LocalDate, Integer> surges = surges(GedFile.deaths());
        assertThat(surges).hasSize(60).containsEntry(LocalDate.of(2017, 10, 8), 834);
        assertThat(surges.subMap(LocalDate.of(2018, 1, 1), LocalDate.of(2018, 12, 6)))
                .as("a year after the battle for the city nothing comes near it")
                .isEmpty();
        assertThat(found(List.of(reports))).isEqualTo(surges);
    }

    @Test
    void surgesAreTheSameInAnyOrder() {
        List<Report> left = new ArrayList<>(reports);
        Collections.shuffle(left, new Random(26));
        List<List<Report>> batches = new ArrayList<>();
        for (int from = 0; from < left.size(); from += 300) {
            batches.add(left.subList(from, Math.min(left.size(), from + 300)));
        }
        assertThat(found(batches)).isEqualTo(surges(GedFile.deaths()));
    }

    private static NavigableMap<LocalDate, Integer> found(List<List<Report>> batches) {
        NavigableMap<LocalDate, Integer> found = new TreeMap<>();
        try (Findings findings = new Findings(book)) {
            batches.forEach(findings::learn);
            findings.firings().values().stream()
                    .filter(f -> f.rule().equals("fatality-surge"))
                    .forEach(f ->
                            found.put(f.last(), Integer.valueOf(f.bindings().get("deaths"))));
        }
        return found;
    }

    /** The days with dead whose 30 days come to 100 at least, and to as many as the 30 days up to any of the 365 days before. */
    private static NavigableMap<LocalDate, Integer> surges(NavigableMap<LocalDate, Integer> deaths) {
        NavigableMap<LocalDate, Integer> surges = new TreeMap<>();
        for (LocalDate day : deaths.keySet()) {
            int sum = month(deaths, day);
            boolean highest = sum >= 100;
            for (int back = 1; highest && back <= 365; back++) {
                highest = sum >= month(deaths, day.minusDays(back));
            }
            if (highest) {
                surges.put(day, sum);
            }
        }
        return surges;
    }

    private static int month(NavigableMap<LocalDate, Integer> deaths, LocalDate until) {
        return deaths.subMap(until.minusDays(29), true, until, true).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
