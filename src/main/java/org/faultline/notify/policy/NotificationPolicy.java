package org.faultline.notify.policy;

import java.time.Duration;
import java.time.Instant;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.alert.silence.Suppression;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.AlertFacets;
import org.faultline.subscription.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The one decision whether, how and why a subscriber is told of a revision of an alert. It compares what the ledger says was told with what
 * the alert says now, so it can be put off, and decided anew on the newest revision, without losing what came between.
 *
 * @param before what the ledger says
 * @param matter what the news is about
 * @param suppression what keeps the alert quiet at this moment, or null
 */
record NotificationPolicy(
        LedgerEntry before,
        AlertUpdate news,
        AlertFacets matter,
        Reader reader,
        @Nullable Suppression suppression,
        Instant now) {
    /** Between two mails about new evidence to one subscriber. */
    static final Duration EVIDENCE_PAUSE = Duration.ofHours(6);

    NotificationDecision decide() {
        NotificationReason worth = worth();
        if (!worth.told()) {
            return new NotificationDecision(NotificationMode.NONE, worth, before.settled());
        }
        Instant paused = reader.pausedUntil();
        if (paused != null && reader.paused(now)) {
            return later(NotificationReason.PAUSED, paused);
        }
        if (suppression != null && suppression.kind() != Suppression.Kind.DRAFT) {
            return later(NotificationReason.of(suppression), null);
        }
        return urgent(worth) ? told(NotificationMode.IMMEDIATE, worth) : inTheirTime(worth);
    }

    /** What breaks through digest, pause between mails and quiet hours: that it has become graver. */
    private boolean urgent(NotificationReason worth) {
        return worth == NotificationReason.TOLD_ESCALATED
                || (worth == NotificationReason.TOLD_FIRST && graver() != null);
    }

    private NotificationDecision inTheirTime(NotificationReason worth) {
        if (reader.wish().rhythm().digest()) {
            return reader.digestGoes()
                    ? told(NotificationMode.DIGEST, worth)
                    : new NotificationDecision(
                            NotificationMode.DIGEST,
                            NotificationReason.AWAITS_DIGEST,
                            owing(NotificationReason.AWAITS_DIGEST, null));
        }
        Instant quiet = reader.quietUntil(now);
        if (quiet != null) {
            return later(NotificationReason.QUIET_HOURS, quiet);
        }
        LedgerEntry.Last last = before.last();
        if (worth == NotificationReason.TOLD_NEW_EVIDENCE
                && last != null
                && now.isBefore(last.at().plus(EVIDENCE_PAUSE))) {
            return later(NotificationReason.TOO_SOON_AFTER_THE_LAST, last.at().plus(EVIDENCE_PAUSE));
        }
        return told(NotificationMode.IMMEDIATE, worth);
    }

    private NotificationDecision told(NotificationMode way, NotificationReason why) {
        return new NotificationDecision(way, why, LedgerEntry.of(news, now));
    }

    private NotificationDecision later(NotificationReason why, @Nullable Instant until) {
        return new NotificationDecision(NotificationMode.NONE, why, owing(why, until));
    }

    private LedgerEntry owing(NotificationReason why, @Nullable Instant until) {
        return new LedgerEntry(before.last(), new LedgerEntry.Owed(why, until, graver(), corrected()));
    }

    /** The severity that the alert has come up to untold, as long as it has not come down again. */
    private @Nullable Severity graver() {
        Severity severity = snapshot().severity();
        if (news.revision().reason() == RevisionReason.ESCALATED) {
            return severity;
        }
        LedgerEntry.Owed owed = before.owed();
        Severity reached = owed == null ? null : owed.graver();
        return reached != null && severity.atLeast(reached) ? reached : null;
    }

    private boolean corrected() {
        LedgerEntry.Owed owed = before.owed();
        return news.revision().reason() == RevisionReason.CORRECTED || (owed != null && owed.corrected());
    }

    private NotificationReason worth() {
        LedgerEntry.Last last = before.last();
        return last == null ? toStranger() : toInformed(last);
    }

    private NotificationReason toStranger() {
        if (news.alert().shadow()) {
            return NotificationReason.RULE_IS_DRAFT;
        } else if (condition() == Condition.PENDING) {
            return NotificationReason.PENDING;
        } else if (news.revision().reason() == RevisionReason.BACKFILLED
                || (news.alert().backfilled() && !condition().open())) {
            return NotificationReason.OLD_WHEN_KNOWN;
        } else if (!condition().open() && !tellsOfOver()) {
            return NotificationReason.NEVER_TOLD_OF_IT;
        }
        return wanted(NotificationReason.TOLD_FIRST);
    }

    /** An alert that is over is told from its beginning where it has just become known, and in a digest of the days in which it began. */
    private boolean tellsOfOver() {
        LedgerEntry.Owed owed = before.owed();
        boolean digest = owed != null && owed.why() == NotificationReason.AWAITS_DIGEST;
        boolean unhindered = owed == null || digest || owed.why() == NotificationReason.QUIET_HOURS;
        return condition() == Condition.ENDED
                && (digest || (unhindered && news.revision().reason() == RevisionReason.FIRST));
    }

    /** Who was told that it began is told what is no longer so, and that it is over, whatever they ask for by now. */
    private NotificationReason toInformed(LedgerEntry.Last last) {
        if (news.revision().number() <= last.revision()) {
            return NotificationReason.KNOWN_ALREADY;
        } else if (condition() == Condition.WITHDRAWN) {
            return last.condition() == Condition.WITHDRAWN
                    ? NotificationReason.ALREADY_OVER
                    : NotificationReason.TOLD_OVER;
        } else if (snapshot().severity().compareTo(last.severity()) > 0
                && wanted(NotificationReason.TOLD_ESCALATED).told()) {
            return NotificationReason.TOLD_ESCALATED;
        } else if (!condition().open() && !last.over()) {
            return NotificationReason.TOLD_OVER;
        } else if (corrected()) {
            return NotificationReason.TOLD_CORRECTED;
        } else if (condition().open() && last.over()) {
            return wanted(NotificationReason.TOLD_REACTIVATED);
        } else if (last.over()) {
            return NotificationReason.ALREADY_OVER;
        }
        return muchNew(last) ? wanted(NotificationReason.TOLD_NEW_EVIDENCE) : NotificationReason.TOO_LITTLE_NEW;
    }

    private boolean muchNew(LedgerEntry.Last last) {
        return snapshot().evidence().size() >= 2 * last.evidence()
                || snapshot().sources().size() > last.sources();
    }

    private NotificationReason wanted(NotificationReason then) {
        if (!matter.severity().atLeast(reader.wish().facets().severity())) {
            return NotificationReason.BELOW_SEVERITY;
        }
        return reader.wish().facets().concern(matter) ? then : NotificationReason.OTHER_FACETS;
    }

    private Snapshot snapshot() {
        return news.revision().snapshot();
    }

    private Condition condition() {
        return snapshot().condition();
    }
}
