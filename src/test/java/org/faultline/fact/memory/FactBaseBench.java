package org.faultline.fact.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.faultline.fixture.Findings;
import org.faultline.report.Clarity;
import org.faultline.report.Codes;
import org.faultline.report.Count;
import org.faultline.report.DateSpan;
import org.faultline.report.EventType;
import org.faultline.report.Outcome;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.faultline.report.Status;
import org.junit.jupiter.api.Test;

/**
 * Measures learning: {@code mvn -Pbench verify} prints microseconds a report. The reports are as uneven as a war: 20 pairs of
 * groups by Zipf's law over 3 years and 60 places, a tenth of the days and a third of the places imprecise, as in UCDP GED.
 */
class FactBaseBench {
    private static final int BATCH = 1_000;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final List<EventType> TYPES =
            List.of(EventType.CLASH, EventType.SHELLING, EventType.ATTACK, EventType.AIRSTRIKE, EventType.ARRESTS);

    @Test
    void learn() {
        measure("in order of their days", reports(100_000, 1_096), false);
        measure("in any order", reports(100_000, 1_096), true);
        measure("one hot month", reports(20_000, 31), true);
    }

    /** One great event that thousands tell of: every report is like every other. */
    @Test
    void oneGreatEvent() {
        Random random = new Random(4);
        List<Report> all = new ArrayList<>();
        LocalDate day = LocalDate.of(2016, 1, 1);
        for (int i = 0; i < 3_000; i++) {
            all.add(report(random, "great" + i, new DateSpan(day, day, day, 1), 0, 0, EventType.CLASH));
        }
        measure("3,000 reports of one event", all, true);
    }

    /** One report of a whole year, which used to be compared with every month of it. */
    @Test
    void vagueReports() {
        List<Report> all = new ArrayList<>(reports(20_000, 1_096));
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            LocalDate from = LocalDate.of(1716, 1, 1);
            all.add(report(random, "vague" + i, new DateSpan(from, from.plusYears(300), from, 5)));
        }
        measure("with 200 of three centuries", all, true);
    }

    private static void measure(String what, List<Report> reports, boolean shuffled) {
        if (shuffled) {
            Collections.shuffle(reports, new Random(3));
        }
        for (int round = 0; round < 2; round++) {
            FactBase base = new FactBase(Findings.KNOWLEDGE);
            long begin = System.nanoTime();
            long cpu = CPU.getCurrentThreadCpuTime();
            int facts = 0;
            for (int i = 0; i < reports.size(); i += BATCH) {
                facts += base.learn(reports.subList(i, Math.min(reports.size(), i + BATCH)))
                        .come()
                        .size();
            }
            double micros = (System.nanoTime() - begin) / 1e3 / reports.size();
            double cpuMicros = (CPU.getCurrentThreadCpuTime() - cpu) / 1e3 / reports.size();
            System.out.printf(
                    java.util.Locale.ROOT,
                    "%s: %d reports, %.1f µs a report (%.1f of its thread), %d facts came%n",
                    what,
                    reports.size(),
                    micros,
                    cpuMicros,
                    facts);
        }
    }

    private static List<Report> reports(int count, int days) {
        Random random = new Random(1);
        List<Report> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate day = LocalDate.of(2016, 1, 1).plusDays((long) i * days / count);
            int precision = random.nextInt(10) > 0 ? 1 : random.nextInt(10) > 0 ? 2 : 4;
            all.add(report(random, "r" + i, new DateSpan(day, day, day, precision)));
        }
        return all;
    }

    private static Report report(Random random, String id, DateSpan date) {
        return report(random, id, date, zipf(random, 20), zipf(random, 60), TYPES.get(random.nextInt(TYPES.size())));
    }

    private static Report report(Random random, String id, DateSpan date, int pair, int place, EventType type) {
        PlaceName where = new PlaceName(
                "Place " + place,
                "Deir ez-Zor",
                null,
                "SYR",
                34.4 + (place % 8) * 0.15,
                40 + (place / 8) * 0.12,
                random.nextInt(3) > 0 ? 1 : 2);
        int dead = random.nextInt(9);
        return new Report(
                "bench",
                id,
                Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(1_000_000)),
                false,
                type,
                Status.REPORTED,
                Clarity.SINGLE,
                date,
                List.of("Side A" + pair % 5),
                List.of("Side B" + pair),
                List.of(),
                List.of(),
                where,
                null,
                null,
                new Count(dead, dead + 1, dead + 3),
                null,
                List.of(),
                Outcome.UNSTATED,
                new Codes(null, null, null, null, null),
                new Source(null, "Headline " + id, "Outlet " + random.nextInt(30), null, null, date.best(), null, null),
                "Of " + random.nextInt(1_000_000)
                        + " words this sentence has several, and says that fighters clashed near " + where.name()
                        + " on " + date.best(),
                List.of());
    }

    /** A rank from 0, the first as likely as all others of Zipf's law allow. */
    private static int zipf(Random random, int ranks) {
        double sum = 0;
        for (int i = 1; i <= ranks; i++) {
            sum += 1.0 / i;
        }
        double left = random.nextDouble() * sum;
        for (int i = 1; i <= ranks; i++) {
            left -= 1.0 / i;
            if (left <= 0) {
                return i - 1;
            }
        }
        return ranks - 1;
    }
}
