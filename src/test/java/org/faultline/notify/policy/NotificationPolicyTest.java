package org.faultline.notify.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.alert.Snapshots.snapshot;
import static org.faultline.alert.lifecycle.Condition.ACTIVE;
import static org.faultline.rule.language.model.Severity.CRITICAL;
import static org.faultline.rule.language.model.Severity.HIGH;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Snapshots;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.silence.Suppression;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.AlertFacets;
import org.faultline.subscription.DeliveryRhythm;
import org.faultline.subscription.Language;
import org.faultline.subscription.QuietHours;
import org.faultline.subscription.Reader;
import org.faultline.subscription.SubscriptionFilter;
import org.faultline.subscription.SubscriptionWish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one decision, as a table. The reader asks for HIGH; noon is not quiet, midnight is. */
class NotificationPolicyTest {
    private static final Instant NOON = Instant.parse("2024-11-17T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2024-11-18T00:00:00Z");
    private static final Suppression SILENCE = new Suppression(Suppression.Kind.SILENCED, "desk", "exercise");
    private static final QuietHours NIGHTS = new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0));
    private static final DeliveryRhythm DAILY =
            new DeliveryRhythm(DeliveryRhythm.Kind.DAILY, LocalTime.of(7, 0), null, 0);

    /** before: - stranger, else what was last told as condition/severity/number of events; now: reason/condition/severity/events. */
    @ParameterizedTest
    @CsvSource({
        "-,               FIRST/ACTIVE/HIGH/1,         IMMEDIATE, TOLD_FIRST",
        "-,               FIRST/ACTIVE/MEDIUM/1,       NONE,      BELOW_SEVERITY",
        "-,               FIRST/ENDED/HIGH/1,          IMMEDIATE, TOLD_FIRST",
        "-,               FIRST/PENDING/HIGH/1,        NONE,      PENDING",
        "-,               BACKFILLED/ENDED/CRITICAL/1, NONE,      OLD_WHEN_KNOWN",
        "-,               BACKFILLED/ACTIVE/HIGH/1,    NONE,      OLD_WHEN_KNOWN",
        "-,               ESCALATED/ACTIVE/HIGH/1,     IMMEDIATE, TOLD_FIRST",
        "-,               ESCALATED/ACTIVE/MEDIUM/1,   NONE,      BELOW_SEVERITY",
        "-,               NEW_EVIDENCE/ACTIVE/HIGH/2,  IMMEDIATE, TOLD_FIRST",
        "-,               ENDED/ENDED/HIGH/1,          NONE,      NEVER_TOLD_OF_IT",
        "-,               WITHDRAWN/WITHDRAWN/HIGH/1,  NONE,      NEVER_TOLD_OF_IT",
        "-,               RULE_RETIRED/ENDED/HIGH/1,   NONE,      NEVER_TOLD_OF_IT",
        "ACTIVE/HIGH/2,   ESCALATED/ACTIVE/CRITICAL/2, IMMEDIATE, TOLD_ESCALATED",
        "ACTIVE/HIGH/2,   CORRECTED/ACTIVE/LOW/2,      IMMEDIATE, TOLD_CORRECTED",
        "ACTIVE/HIGH/2,   CORRECTED/ENDED/HIGH/2,      IMMEDIATE, TOLD_OVER",
        "ACTIVE/HIGH/2,   NEW_EVIDENCE/ACTIVE/HIGH/3,  NONE,      TOO_LITTLE_NEW",
        "ACTIVE/HIGH/2,   NEW_EVIDENCE/ACTIVE/HIGH/4,  IMMEDIATE, TOLD_NEW_EVIDENCE",
        "ACTIVE/HIGH/2,   NEW_EVIDENCE/ACTIVE/LOW/4,   NONE,      BELOW_SEVERITY",
        "ACTIVE/HIGH/2,   ENDED/ENDED/LOW/2,           IMMEDIATE, TOLD_OVER",
        "ACTIVE/HIGH/2,   WITHDRAWN/WITHDRAWN/LOW/2,   IMMEDIATE, TOLD_OVER",
        "ACTIVE/HIGH/2,   RULE_RETIRED/ENDED/LOW/2,    IMMEDIATE, TOLD_OVER",
        "ENDED/HIGH/2,    WITHDRAWN/WITHDRAWN/HIGH/2,  IMMEDIATE, TOLD_OVER",
        "ENDED/HIGH/2,    RULE_RETIRED/ENDED/HIGH/2,   NONE,      ALREADY_OVER",
        "ENDED/HIGH/2,    CORRECTED/ENDED/HIGH/2,      IMMEDIATE, TOLD_CORRECTED",
        "ENDED/HIGH/2,    REACTIVATED/ACTIVE/HIGH/2,   IMMEDIATE, TOLD_REACTIVATED",
        "ENDED/HIGH/2,    REACTIVATED/ACTIVE/LOW/2,    NONE,      BELOW_SEVERITY",
        "WITHDRAWN/HIGH/2, WITHDRAWN/WITHDRAWN/HIGH/2, NONE,      ALREADY_OVER"
    })
    void whatIsWorthTelling(String before, String now, NotificationMode way, NotificationReason reason) {
        NotificationDecision verdict = decide(told(before), now(now), reader(), null, NOON);
        assertThat(verdict.way()).isEqualTo(way);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    /** What stands in the way of an escalation, of a first mail, and of the end; where nothing does it is IMMEDIATE. */
    @ParameterizedTest
    @CsvSource({
        "nothing,  IMMEDIATE TOLD_ESCALATED, IMMEDIATE TOLD_FIRST, IMMEDIATE TOLD_OVER",
        "quiet,    IMMEDIATE TOLD_ESCALATED, NONE QUIET_HOURS,     NONE QUIET_HOURS",
        "digest,   IMMEDIATE TOLD_ESCALATED, DIGEST AWAITS_DIGEST, DIGEST AWAITS_DIGEST",
        "goes,     IMMEDIATE TOLD_ESCALATED, DIGEST TOLD_FIRST,    DIGEST TOLD_OVER",
        "paused,   NONE PAUSED,              NONE PAUSED,          NONE PAUSED",
        "silenced, NONE SILENCED,            NONE SILENCED,        NONE SILENCED",
    })
    void whatStandsInTheWay(String what, String escalated, String first, String over) {
        assertThat(List.of(
                        way(what, told("ACTIVE/HIGH/2"), now("ESCALATED/ACTIVE/CRITICAL/2")),
                        way(what, LedgerEntry.NOTHING, now("FIRST/ACTIVE/HIGH/1")),
                        way(what, told("ACTIVE/HIGH/2"), now("ENDED/ENDED/HIGH/2"))))
                .containsExactly(escalated, first, over);
    }

    private static String way(String what, LedgerEntry before, AlertUpdate news) {
        Reader reader =
                switch (what) {
                    case "quiet" -> reader(DeliveryRhythm.AT_ONCE, NIGHTS, null);
                    case "digest" -> reader(DAILY, null, null);
                    case "goes" -> reader(DAILY, null, null).withDigest();
                    case "paused" -> reader(DeliveryRhythm.AT_ONCE, null, NIGHT.plusSeconds(1));
                    default -> reader();
                };
        NotificationDecision verdict = decide(before, news, reader, what.equals("silenced") ? SILENCE : null, NIGHT);
        return verdict.way() + " " + verdict.reason();
    }

    @Test
    void whatIsPutOffIsDecidedAnewWhenItsTimeHasCome() {
        LedgerEntry owed = decide(
                        LedgerEntry.NOTHING,
                        now("FIRST/ACTIVE/HIGH/1"),
                        reader(DeliveryRhythm.AT_ONCE, NIGHTS, null),
                        null,
                        NIGHT)
                .after();
        Instant morning = Instant.parse("2024-11-18T06:00:00Z");
        assertThat(owed.owed().until()).isEqualTo(morning);
        assertThat(decide(
                                owed,
                                now("NEW_EVIDENCE/ACTIVE/HIGH/2"),
                                reader(DeliveryRhythm.AT_ONCE, NIGHTS, null),
                                null,
                                morning)
                        .reason())
                .isEqualTo(NotificationReason.TOLD_FIRST);
        assertThat(decide(owed, now("ENDED/ENDED/HIGH/1"), reader(DeliveryRhythm.AT_ONCE, NIGHTS, null), null, morning)
                        .after())
                .isEqualTo(LedgerEntry.NOTHING);
    }

    @Test
    void anEscalationBehindASilenceBreaksThroughTheNightThatFollows() {
        LedgerEntry owed = decide(LedgerEntry.NOTHING, now("ESCALATED/ACTIVE/CRITICAL/1"), reader(), SILENCE, NIGHT)
                .after();
        Reader sleeper = reader(DeliveryRhythm.AT_ONCE, NIGHTS, null);
        assertThat(decide(owed, now("NEW_EVIDENCE/ACTIVE/CRITICAL/2"), sleeper, null, NIGHT)
                        .way())
                .isEqualTo(NotificationMode.IMMEDIATE);
        assertThat(decide(owed, now("CORRECTED/ACTIVE/HIGH/2"), sleeper, null, NIGHT)
                        .reason())
                .as("it came down again meanwhile")
                .isEqualTo(NotificationReason.QUIET_HOURS);
    }

    @Test
    void newEvidenceWaitsSixHoursAfterTheLastMail() {
        LedgerEntry told = new LedgerEntry(new LedgerEntry.Last(0, ACTIVE, HIGH, 1, 1, NOON), null);
        Instant later = NOON.plus(Duration.ofHours(2));
        NotificationDecision soon = decide(told, now("NEW_EVIDENCE/ACTIVE/HIGH/2"), reader(), null, later);
        assertThat(soon.reason()).isEqualTo(NotificationReason.TOO_SOON_AFTER_THE_LAST);
        assertThat(soon.after().owed().until()).isEqualTo(NOON.plus(NotificationPolicy.EVIDENCE_PAUSE));
        assertThat(decide(
                                soon.after(),
                                now("NEW_EVIDENCE/ACTIVE/HIGH/2"),
                                reader(),
                                null,
                                NOON.plus(NotificationPolicy.EVIDENCE_PAUSE))
                        .reason())
                .isEqualTo(NotificationReason.TOLD_NEW_EVIDENCE);
    }

    @Test
    void aCorrectionInTheNightIsStillACorrectionInTheMorning() {
        Reader sleeper = reader(DeliveryRhythm.AT_ONCE, NIGHTS, null);
        LedgerEntry owed = decide(told("ACTIVE/HIGH/2"), now("CORRECTED/ACTIVE/HIGH/2"), sleeper, null, NIGHT)
                .after();
        assertThat(decide(owed, now("NEW_EVIDENCE/ACTIVE/HIGH/3"), sleeper, null, NOON)
                        .reason())
                .isEqualTo(NotificationReason.TOLD_CORRECTED);
    }

    @Test
    void aDigestTellsOfWhatBeganAndEndedInItsDays() {
        Reader daily = reader(DAILY, null, null);
        LedgerEntry owed = decide(LedgerEntry.NOTHING, now("FIRST/ACTIVE/HIGH/1"), daily, null, NOON)
                .after();
        assertThat(decide(owed, now("ENDED/ENDED/HIGH/1"), daily.withDigest(), null, NIGHT)
                        .reason())
                .isEqualTo(NotificationReason.TOLD_FIRST);
        assertThat(decide(owed, now("WITHDRAWN/WITHDRAWN/HIGH/1"), daily.withDigest(), null, NIGHT)
                        .reason())
                .isEqualTo(NotificationReason.NEVER_TOLD_OF_IT);
    }

    @Test
    void ofSeveralSubscriptionsOfOnePersonTheFirstTells() {
        AlertUpdate news = now("FIRST/ACTIVE/HIGH/1");
        SubscriptionWish wish = SubscriptionWish.of(HIGH);
        List<Reader> person = List.of(
                new Reader(1, "a", SubscriptionWish.of(CRITICAL), null, false),
                new Reader(
                        2,
                        "a",
                        new SubscriptionWish(wish.facets(), DAILY, ZoneOffset.UTC, null, Language.EN, false, false),
                        null,
                        false),
                new Reader(3, "a", wish, null, false),
                new Reader(4, "a", wish, null, false));
        NotificationRound round = new NotificationRound(Map.of(), NOON);
        round.decide(news, AlertFacets.of(news, ""), null, List.of(person));
        assertThat(round.mails()).extracting(m -> m.to().subscription()).containsExactly(3L);
        assertThat(round.changes().keySet())
                .extracting(NotificationRound.Key::subscription)
                .containsExactly(2L, 3L, 4L);
        assertThat(round.counts())
                .containsEntry(new NotificationRound.Reckoned(1, 1, NotificationReason.TOLD_BY_ANOTHER_SUBSCRIPTION), 2)
                .containsEntry(new NotificationRound.Reckoned(1, 1, NotificationReason.BELOW_SEVERITY), 1);
    }

    @Test
    void aGraverAlertKeepsALesserOneQuietOnlyForThoseWhoWereToldOfIt() {
        AlertUpdate news = now("FIRST/ACTIVE/HIGH/1");
        Suppression covered = new Suppression(Suppression.Kind.INHIBITED, "7", "A graver one rests on all of it.");
        Reader knows = new Reader(1, "a", SubscriptionWish.of(HIGH), null, false);
        Reader neverHeard = new Reader(2, "b", SubscriptionWish.of(HIGH), null, false);
        NotificationRound round =
                new NotificationRound(Map.of(new NotificationRound.Key(1, 7), told("ACTIVE/CRITICAL/3")), NOON);
        round.decide(news, AlertFacets.of(news, ""), covered, List.of(List.of(knows), List.of(neverHeard)));
        assertThat(round.mails()).extracting(m -> m.to().subscription()).containsExactly(2L);
        assertThat(round.counts()).containsEntry(new NotificationRound.Reckoned(1, 1, NotificationReason.INHIBITED), 1);
    }

    private static NotificationDecision decide(
            LedgerEntry before, AlertUpdate news, Reader reader, @Nullable Suppression suppression, Instant now) {
        return new NotificationPolicy(before, news, AlertFacets.of(news, "family"), reader, suppression, now).decide();
    }

    private static Reader reader() {
        return Reader.of(SubscriptionWish.of(HIGH));
    }

    private static Reader reader(DeliveryRhythm rhythm, @Nullable QuietHours quiet, @Nullable Instant pausedUntil) {
        SubscriptionWish wish = new SubscriptionWish(
                SubscriptionFilter.of(HIGH), rhythm, ZoneOffset.UTC, quiet, Language.EN, false, false);
        return new Reader(1, "a", wish, pausedUntil, false);
    }

    /** Told a day before, at revision 0. */
    private static LedgerEntry told(String spec) {
        if (spec.equals("-")) {
            return LedgerEntry.NOTHING;
        }
        String[] parts = spec.split("/");
        int events = Integer.parseInt(parts[2]);
        Instant before = NOON.minus(Duration.ofDays(1));
        return new LedgerEntry(
                new LedgerEntry.Last(0, Condition.valueOf(parts[0]), Severity.valueOf(parts[1]), events, 99, before),
                null);
    }

    private static AlertUpdate now(String spec) {
        String[] parts = spec.split("/");
        String[] events = Arrays.copyOf(new String[] {"a", "b", "c", "d"}, Integer.parseInt(parts[3]));
        Condition condition = Condition.valueOf(parts[1]);
        return Snapshots.revise(
                Snapshots.alert(1, NOON),
                RevisionReason.valueOf(parts[0]),
                snapshot(condition, Severity.valueOf(parts[2]), events),
                NOON);
    }
}
