package org.faultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.fixture.ShippedRules;
import org.faultline.report.Report;
import org.faultline.rule.RuleBook;
import org.faultline.rule.firing.Firing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The promise that the same reports give the same firings in whatever order, pieces and copies they came. */
class OrderTest {
    private static final int SEEDS = 40;
    private static final RuleBook BOOK = ShippedRules.BOOK;

    private static Map<String, Firing> expected;

    @BeforeAll
    static void learnTheSampleAtOnce() {
        try (Findings all = new Findings(BOOK)) {
            all.learn(Reports.sample());
            expected = all.firings();
            Set<String> silent = new TreeSet<>(BOOK.rules().keySet());
            silent.removeAll(all.rules());
            // nobody counts a hundred dead in the sample, and without a day nothing is known to be quiet
            assertThat(silent).containsExactly("fatality-surge", "unusual-silence");
        }
    }

    @Test
    void allOrdersOfTheFiveArticlesGiveTheSameFiringsAndTheAlliesOnceTheOlderClashIsTold() {
        List<List<List<Report>>> orders = new ArrayList<>();
        permute(Reports.articles(), 0, orders);
        assertThat(orders).hasSize(120);
        for (List<List<Report>> order : orders) {
            Set<String> told = new TreeSet<>();
            try (Findings findings = new Findings(BOOK)) {
                for (List<Report> article : order) {
                    told.add(String.valueOf(article.get(0).source().article()));
                    findings.learn(article);
                    assertThat(findings.rules().contains("allied-clashes"))
                            .isEqualTo(told.containsAll(Set.of("S000", "S001")));
                }
                assertThat(findings.firings()).as("%s", order).isEqualTo(expected);
            }
        }
    }

    @Test
    void anyOrderOfTheReportsGivesTheSameFirings() {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<List<Report>> singly = shuffled(seed).stream().map(List::of).toList();
            assertThat(firings(singly)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void anyCutIntoBatchesGivesTheSameFirings() {
        for (int seed = 100; seed < 100 + SEEDS; seed++) {
            Random random = new Random(seed);
            List<Report> left = shuffled(seed);
            List<List<Report>> batches = new ArrayList<>();
            while (!left.isEmpty()) {
                int size = Math.min(left.size(), 1 + random.nextInt(12));
                batches.add(List.copyOf(left.subList(0, size)));
                left = left.subList(size, left.size());
            }
            assertThat(firings(batches)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    /** Every third report twice. */
    private static List<Report> shuffled(long seed) {
        List<Report> reports = new ArrayList<>(Reports.sample());
        for (int i = 0; i < Reports.sample().size(); i += 3) {
            reports.add(Reports.sample().get(i));
        }
        Collections.shuffle(reports, new Random(seed));
        return reports;
    }

    private static Map<String, Firing> firings(List<List<Report>> batches) {
        try (Findings findings = new Findings(BOOK)) {
            batches.forEach(findings::learn);
            return findings.firings();
        }
    }

    private static <T> void permute(List<T> items, int from, List<List<T>> into) {
        if (from == items.size()) {
            into.add(List.copyOf(items));
        }
        for (int i = from; i < items.size(); i++) {
            Collections.swap(items, from, i);
            permute(items, from + 1, into);
            Collections.swap(items, from, i);
        }
    }
}
