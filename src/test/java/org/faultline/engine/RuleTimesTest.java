package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.fact.resolve.KnownReport;
import org.faultline.fixture.Findings;
import org.faultline.fixture.Reports;
import org.faultline.fixture.ShippedRules;
import org.junit.jupiter.api.Test;

class RuleTimesTest {
    private static final int DAYS = 120;
    private static final int A_DAY = 6;

    /** Also where each step is far shorter than a millisecond: what rules take adds up over the steps. */
    @Test
    void theTimesOfRulesAddUpOverShortStepsToNoMoreThanTheThreadTook() {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try (Engine engine = new Engine(ShippedRules.BOOK, Findings.KNOWLEDGE, List.of())) {
            for (int day = 0; day < DAYS; day++) {
                List<KnownReport> reports = new ArrayList<>();
                for (int i = 0; i < A_DAY; i++) {
                    reports.add(KnownReport.now(Reports.clash("al-Bukamal")
                            .id(day + "." + i)
                            .on(LocalDate.of(2024, 1, 1).plusDays(day).toString())
                            .between("regime", "IRGC")
                            .report()));
                }
                engine.take(reports, List.of());
            }
            Map<String, Long> times = engine.ruleTimes();
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
            assertThat(times).isNotEmpty();
            assertThat(ShippedRules.BOOK.rules().keySet()).containsAll(times.keySet());
            assertThat(times.values()).allSatisfy(nanos -> assertThat(nanos).isPositive());
            assertThat(times.values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(took);
            assertThat(engine.ruleTimes()).as("since they were last asked for").isEmpty();
        }
    }
}
