package org.faultline.report.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fixture.Reports;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);

    private final Calendar live = calendar(Map.of());
    private final Calendar pinned = calendar(Map.of("faultline.today", "2024-11-18"));

    @Test
    void aReportArrivesWhenItComesOrOnAPinnedDayAtItsAsOf() {
        assertThat(arrival(live, "2024-11-02T08:00:00Z", Instant.EPOCH)).isEqualTo(CLOCK.instant());
        assertThat(arrival(pinned, "2024-11-02T08:00:00Z", Instant.EPOCH)).isEqualTo("2024-11-02T08:00:00Z");
    }

    @Test
    void noneArrivesAfterTheDayOnWhichTheCalendarStands() {
        assertThat(arrival(pinned, "2025-02-01T08:00:00Z", Instant.EPOCH))
                .isEqualTo(pinned.now())
                .isEqualTo("2024-11-18T10:00:00Z");
    }

    @Test
    void noneArrivesBeforeTheOneBefore() {
        Instant before = Instant.parse("2024-11-10T08:00:00Z");
        assertThat(arrival(pinned, "2024-11-02T08:00:00Z", before)).isEqualTo(before);
        assertThat(arrival(pinned, "2024-11-12T08:00:00Z", before)).isEqualTo("2024-11-12T08:00:00Z");
        assertThat(arrival(live, "2024-11-02T08:00:00Z", CLOCK.instant().plusSeconds(5)))
                .isEqualTo(CLOCK.instant().plusSeconds(5));
    }

    @Test
    void itIsTheSampleOnlyWhereThatIsFedOrThere() {
        assertThat(pinned.isSample()).isFalse();
        Calendar sample = calendar(Map.of("faultline.sample", "true"));
        assertThat(sample.isSample() && sample.isFeeding()).isTrue();
        sample.fed(true);
        assertThat(sample.isSample()).isTrue();
        assertThat(sample.isFeeding()).isFalse();
        sample.fed(false);
        assertThat(sample.isSample()).isFalse();
    }

    private static Calendar calendar(Map<String, String> settings) {
        return new Calendar(CLOCK, ServiceSettings.of(settings).ours());
    }

    private static Instant arrival(Calendar calendar, String asOf, Instant before) {
        return calendar.arrival(Reports.clash("al-Bukamal").asOf(asOf).report(), CLOCK.instant(), before);
    }
}
