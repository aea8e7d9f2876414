package org.faultline.trial;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.faultline.alert.NewRevision;
import org.faultline.fixture.Findings;
import org.faultline.fixture.SyntheticNews;
import org.faultline.ingest.Deliveries;
import org.faultline.ingest.stream.DeliveryOptions;
import org.faultline.notify.policy.NotificationDryRun;
import org.faultline.rule.RuleBook;
import org.faultline.rule.language.model.Severity;
import org.faultline.trial.backtest.Backtest;
import org.faultline.trial.backtest.BacktestSettings;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.history.KnownSince;
import org.faultline.trial.backtest.history.SortedReports;
import org.junit.jupiter.api.Test;

/**
 * Measures a backtest of synthetic news with the project's rules, first as a new process runs it and then as one that has run one before:
 * {@code mvn -Pbench verify -Dbench.reports=1000000 -Dit.test=BacktestBench}. With {@code -Dbench.kept} it collects before it says what the
 * heap holds, so that this is what is kept; the speed is then of no use.
 */
class BacktestBench {
    private static final int BATCH = 10_000;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private long nextMark;
    private long before;
    private long wall;
    private long cpu;

    @Test
    void reportsASecond() throws Exception {
        int all = Integer.getInteger("bench.reports", 1_000_000);
        try (SortedReports spool = new SortedReports();
                RuleBook book = RuleBook.compile(Path.of(System.getProperty("bench.rules", "rules")))) {
            System.out.printf(
                    Locale.ROOT, "%d rules, reach %d days%n", book.rules().size(), book.reach(400));
            read(spool, all);
            replay("cold", spool, book);
            Result result = replay("again", spool, book);
            System.out.printf(Locale.ROOT, "%,d left out as too late%n", result.tooLate());
            result.rules()
                    .forEach(r -> System.out.printf(
                            Locale.ROOT,
                            "%,9d findings %,7d alerts %s%n",
                            r.findings(),
                            r.alerts().size(),
                            r.rule()));
        }
    }

    private Result replay(String what, SortedReports spool, RuleBook book) {
        System.gc(); // what was done before is not for this to clear away
        long begin = System.nanoTime();
        long cpuBegin = PROCESS.getProcessCpuTime();
        mark(0);
        Result result = new Backtest(
                        spool, Findings.KNOWLEDGE, List.of(), BacktestSettings.usual(BacktestBench::subscribers))
                .run(book, this::at);
        say(what, result.reports(), begin, cpuBegin);
        return result;
    }

    private static void read(SortedReports spool, int all) throws Exception {
        SyntheticNews news = new SyntheticNews(1);
        long spent = 0;
        for (int made = 0; made < all; made += BATCH) {
            byte[] batch = news.batch(Math.min(BATCH, all - made)).getBytes(StandardCharsets.UTF_8);
            long begin = System.nanoTime();
            Deliveries.read(
                    new ByteArrayInputStream(batch),
                    DeliveryOptions.at(Instant.parse("2100-01-01T00:00:00Z")),
                    d -> d.items().forEach(i -> spool.add(KnownSince.of(i.report(), i.dated()))));
            spent += System.nanoTime() - begin;
        }
        System.out.printf(Locale.ROOT, "read and sorted by day: %,.0f reports/s%n", all / (spent / 1e9));
    }

    private void at(LocalDate day, long reports, int held) {
        if (reports >= nextMark) {
            if (Boolean.getBoolean("bench.kept")) {
                System.gc();
            }
            Runtime r = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "%,9d %s: %,7.0f reports/s, %,7.0f a CPU second, %,d held, heap %,d MB%n",
                    reports,
                    day,
                    (reports - before) / ((System.nanoTime() - wall) / 1e9),
                    (reports - before) / ((PROCESS.getProcessCpuTime() - cpu) / 1e9),
                    held,
                    (r.totalMemory() - r.freeMemory()) >> 20);
            mark(reports);
        }
    }

    private void mark(long reports) {
        before = reports;
        nextMark = reports + Integer.getInteger("bench.every", 100_000);
        wall = System.nanoTime();
        cpu = PROCESS.getProcessCpuTime();
    }

    private static void say(String what, long all, long begin, long cpuBegin) {
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f reports/s, %,.0f a CPU second, of all threads, collector and compiler too%n",
                what,
                all / ((System.nanoTime() - begin) / 1e9),
                all / ((PROCESS.getProcessCpuTime() - cpuBegin) / 1e9));
    }

    private static Map<String, Predicate<NewRevision>> subscribers() {
        Map<String, Predicate<NewRevision>> all = new TreeMap<>();
        Arrays.stream(Severity.values()).forEach(s -> all.put(s.name(), new NotificationDryRun(s)::mails));
        return all;
    }
}
