package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.faultline.Findings;
import org.faultline.Reports;
import org.faultline.fact.Event;
import org.faultline.fact.FactBase;
import org.junit.jupiter.api.Test;

class ExhibitTest {
    /** The last of one byte, the first of two, and what datasets are told apart by; none at all too. */
    private static final List<String> SIGNS = List.of("", "1", "a", ":", "\u00fe", "\u00ff", "\u0100", "\uffff");

    private static final List<String> DATASETS = List.of("d", "d:1", "d1");

    @Test
    void areByDayAndThoseOfOneDayByIdWhateverTheIds() {
        Random random = new Random(5);
        List<Exhibit> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            all.add(new Exhibit(event(random)));
        }
        assertThat(all.stream().sorted(Exhibit.BY_DAY))
                .extracting(e -> e.event().day() + " " + e.event().id())
                .containsExactlyElementsOf(all.stream()
                        .map(Exhibit::event)
                        .sorted(Comparator.comparing(Event::day).thenComparing(Event::id))
                        .map(e -> e.day() + " " + e.id())
                        .toList());
    }

    private static Event event(Random random) {
        StringBuilder id = new StringBuilder("x");
        for (int i = random.nextInt(12); i >= 0; i--) {
            id.append(SIGNS.get(random.nextInt(SIGNS.size())));
        }
        Reports report = Reports.clash("al-Bukamal")
                .dataset(DATASETS.get(random.nextInt(DATASETS.size())))
                .id(id.toString())
                .on("2024-11-0" + (1 + random.nextInt(2)));
        return (Event) new FactBase(Findings.KNOWLEDGE)
                .learn(List.of(report.report())).come().stream()
                        .filter(Event.class::isInstance)
                        .findAny()
                        .orElseThrow();
    }
}
