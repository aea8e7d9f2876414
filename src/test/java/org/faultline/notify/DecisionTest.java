package org.faultline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.alert.Condition.ACTIVE;
import static org.faultline.alert.Condition.ENDED;
import static org.faultline.alert.Condition.WITHDRAWN;
import static org.faultline.alert.Severity.CRITICAL;
import static org.faultline.alert.Severity.HIGH;
import static org.faultline.alert.Severity.LOW;
import static org.faultline.alert.Snapshots.news;
import static org.faultline.alert.Snapshots.snapshot;

import java.time.Duration;
import java.time.Instant;
import org.faultline.alert.Condition;
import org.faultline.alert.News;
import org.faultline.alert.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one decision whether a subscriber is told. */
class DecisionTest {
    private static final Instant NOON = Instant.parse("2024-11-17T12:00:00Z");
    private static final Instant LATER = NOON.plus(Decision.EVIDENCE_PAUSE);

    @Test
    void aStrangerIsToldOfWhatIsGraveEnough() {
        assertThat(Decision.of(null, first(HIGH), HIGH)).isEqualTo(Decision.TOLD_FIRST);
        assertThat(Decision.of(null, first(HIGH), CRITICAL)).isEqualTo(Decision.BELOW_SEVERITY);
    }

    @Test
    void aStrangerIsToldWhenItEscalatesToTheirSeverity() {
        News escalated = news(Reason.ESCALATED, snapshot(ACTIVE, CRITICAL, "a"), NOON);
        assertThat(Decision.of(null, escalated, CRITICAL)).isEqualTo(Decision.TOLD_FIRST);
    }

    @Test
    void nobodyIsToldOfOldNews() {
        News old = news(Reason.BACKFILLED, snapshot(ENDED, CRITICAL, "a"), NOON);
        assertThat(Decision.of(null, old, LOW)).isEqualTo(Decision.OLD_WHEN_KNOWN);
    }

    @ParameterizedTest
    @CsvSource({"ENDED, ENDED", "WITHDRAWN, WITHDRAWN", "RULE_RETIRED, ENDED"})
    void theEndIsToldToWhomItBeganAndToNobodyElse(Reason reason, Condition condition) {
        News over = news(reason, snapshot(condition, LOW, "a"), NOON);
        assertThat(Decision.of(told(first(HIGH)), over, CRITICAL)).isEqualTo(Decision.TOLD_OVER);
        assertThat(Decision.of(null, over, LOW)).isEqualTo(Decision.NEVER_TOLD_OF_IT);
    }

    @Test
    void whatHasEndedIsStillWithdrawnButDoesNotEndTwice() {
        Told ended = told(news(Reason.ENDED, snapshot(ENDED, HIGH, "a"), NOON));
        assertThat(Decision.of(ended, news(Reason.WITHDRAWN, snapshot(WITHDRAWN, HIGH, "a"), NOON), LOW))
                .isEqualTo(Decision.TOLD_OVER);
        assertThat(Decision.of(ended, news(Reason.RULE_RETIRED, snapshot(ENDED, HIGH, "a"), NOON), LOW))
                .isEqualTo(Decision.ALREADY_OVER);
    }

    @Test
    void moreOfTheSameIsToldOnlyWhenItIsMuchAndNotAtOnce() {
        Told told = told(news(Reason.FIRST, snapshot(ACTIVE, HIGH, "a=x", "b=x"), NOON));
        News little = news(Reason.NEW_EVIDENCE, snapshot(ACTIVE, HIGH, "a=x", "b=x", "c=x"), LATER);
        News doubled = news(Reason.NEW_EVIDENCE, snapshot(ACTIVE, HIGH, "a=x", "b=x", "c=x", "d=x"), LATER);
        News otherSource = news(Reason.NEW_EVIDENCE, snapshot(ACTIVE, HIGH, "a=x", "b=x+y"), LATER);
        News soon =
                news(Reason.NEW_EVIDENCE, snapshot(ACTIVE, HIGH, "a=x", "b=x+y"), LATER.minus(Duration.ofMinutes(1)));
        assertThat(Decision.of(told, little, LOW)).isEqualTo(Decision.TOO_LITTLE_NEW);
        assertThat(Decision.of(told, doubled, LOW)).isEqualTo(Decision.TOLD_NEW_EVIDENCE);
        assertThat(Decision.of(told, otherSource, LOW)).isEqualTo(Decision.TOLD_NEW_EVIDENCE);
        assertThat(Decision.of(told, soon, LOW)).isEqualTo(Decision.TOO_LITTLE_NEW);
    }

    @Test
    void escalationsAndCorrectionsAlwaysReachWhoWasTold() {
        Told told = told(first(HIGH));
        assertThat(Decision.of(told, news(Reason.ESCALATED, snapshot(ACTIVE, CRITICAL, "a"), NOON), CRITICAL))
                .isEqualTo(Decision.TOLD_ESCALATED);
        assertThat(Decision.of(told, news(Reason.CORRECTED, snapshot(ACTIVE, LOW, "b"), NOON), CRITICAL))
                .isEqualTo(Decision.TOLD_CORRECTED);
    }

    @Test
    void attemptsAreSpreadAndNeverFurtherApartThanSixHours() {
        for (int attempt = 1; attempt <= 20; attempt++) {
            assertThat(Courier.pause(attempt)).isBetween(Duration.ofMillis(7500), Duration.ofHours(6));
        }
    }

    private static News first(org.faultline.alert.Severity severity) {
        return news(Reason.FIRST, snapshot(ACTIVE, severity, "a"), NOON);
    }

    private static Told told(News news) {
        return new Told(new Told.Key(1, 1), news);
    }
}
