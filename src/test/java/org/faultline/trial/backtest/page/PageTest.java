package org.faultline.trial.backtest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.faultline.trial.backtest.BacktestReport;
import org.faultline.trial.backtest.ObservedOutcome;
import org.faultline.trial.backtest.PastAlert;
import org.faultline.trial.backtest.Pasts;
import org.faultline.trial.backtest.RuleDifference;
import org.junit.jupiter.api.Test;

/** What a backtest looks like, and what two differ in. */
class PageTest {
    private static final PastAlert KEPT = Pasts.detected("2024-11-05", "e1");
    private static final PastAlert OTHER = Pasts.detected("2024-11-05", "e1", "e2");
    private static final PastAlert GAINED = Pasts.detected("2024-11-20", "e3");
    private static final PastAlert LOST = Pasts.detected("2024-11-12", "e4");

    @Test
    void alertsAreGainedLostAndChanged() {
        RuleDifference d = RuleDifference.between(Pasts.result(KEPT, LOST), Pasts.result(OTHER, GAINED))
                .get(0);
        assertThat(d.gained()).containsExactly(GAINED);
        assertThat(d.lost()).containsExactly(LOST);
        assertThat(d.changed()).containsExactly(new RuleDifference.Change(KEPT, OTHER, List.of("evidence")));
    }

    @Test
    void thePageTellsOfAllAndRunsNothing() {
        ObservedOutcome outcome = new ObservedOutcome(LocalDate.of(2024, 11, 15), Map.of("country", "SYR"));
        String page =
                Page.of(BacktestReport.of(Pasts.result(OTHER, GAINED), List.of(outcome), 90, Pasts.result(KEPT, LOST)));
        assertThat(page)
                .contains("A &lt;rule&gt;", "what &lt;b&gt;happened&lt;/b&gt;", "Gained (1)", "Lost (1)", "Changed (1)")
                .contains("class=\"outcome\"", "Never heard of: Desk", "10.00 d", "1 more came so late")
                .doesNotContain("<b>", "<script", "http:", "https:", "@import", "url(");
    }

    @Test
    void aRuleThatIsSilentSaysSo() {
        assertThat(Page.of(BacktestReport.of(Pasts.result(), List.of(), 90, null)))
                .contains("It would have raised nothing.");
    }

    @Test
    void whatLiesOverTheRestIsCountedNotDrawn() {
        PastAlert[] many = IntStream.range(0, 20)
                .mapToObj(i -> Pasts.detected("2024-11-12", "e" + i))
                .toArray(PastAlert[]::new);
        assertThat(Page.of(BacktestReport.of(Pasts.result(many), List.of(), 90, null)))
                .contains("4 alerts that lie over");
    }

    @Test
    void countsAreDrawnInTheWidthThereIs() {
        assertThat(Sparkline.of(List.of(0, 1, 4, 8), 10, true)).isEqualTo(" ▁▄█");
        assertThat(Sparkline.of(List.of(0, 1, 4, 8), 10, false)).isEqualTo(" .=@");
        assertThat(Sparkline.of(List.of(0, 1, 4, 8), 2, false)).isEqualTo(".@");
        assertThat(Sparkline.of(Collections.nCopies(100, 0), 40, true))
                .isBlank()
                .hasSize(34);
    }
}
