package org.faultline.trial.backtest.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.faultline.report.Clarity;
import org.faultline.report.Codes;
import org.faultline.report.Count;
import org.faultline.report.DateSpan;
import org.faultline.report.EventType;
import org.faultline.report.Flag;
import org.faultline.report.Outcome;
import org.faultline.report.PlaceName;
import org.faultline.report.Quantity;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.faultline.report.Status;
import org.junit.jupiter.api.Test;

class SortedReportsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 11, 2);
    private static final Instant NOON = Instant.parse("2024-11-02T12:00:00.123456789Z");

    private static final Report FULL = new Report(
            "made",
            "1",
            NOON,
            false,
            EventType.CLASH,
            Status.CONFIRMED,
            Clarity.SINGLE,
            new DateSpan(DAY.minusDays(1), DAY, DAY, 2),
            List.of("SDF"),
            List.of("ISIS", "الدولة"),
            List.of("US"),
            List.of(),
            new PlaceName("al-Bukamal", "Deir ez-Zor", "Abu Kamal", "SYR", 34.4525, -40.1, 1),
            new PlaceName("Qaim", null, null, "IRQ", null, null, null),
            null,
            new Count(1, 2, 30),
            null,
            List.of(new Quantity("VEHICLES", 24, null, "dozens", "dozens = 24 to 99")),
            Outcome.values()[0],
            new Codes("Battles", null, null, null, "190"),
            new Source("a1", "Title", "SOHR", null, "https://news.example.org/1", DAY, null, "en"),
            "\"Fighting\"\nwas reported",
            List.of(Flag.values()[0]));

    @Test
    void reportsComeBackAsTheyWentIn() {
        Report withdrawn = FULL.revised(NOON.plusSeconds(1), true);
        try (SortedReports spool = new SortedReports()) {
            spool.add(withdrawn);
            spool.add(FULL);
            assertThat(spool.on(DAY)).containsExactly(FULL, withdrawn);
            assertThat(spool.on(DAY.plusDays(1))).isEmpty();
            assertThat(spool.on(DAY.plusMonths(1))).isEmpty();
        }
    }
}
