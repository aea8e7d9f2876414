package org.faultline.notify;

import java.time.Duration;
import java.time.Instant;
import org.faultline.alert.Condition;
import org.faultline.alert.News;
import org.faultline.alert.Reason;
import org.faultline.alert.Severity;
import org.faultline.alert.Snapshot;
import org.faultline.alert.Suppression;
import org.faultline.notify.subscriber.Matter;
import org.faultline.notify.subscriber.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The one decision whether, how and why a subscriber is told of a turn of a story. It compares what the ledger says was told with what
 * the story says now, so it can be put off, and decided anew on the newest turn, without losing what came between.
 *
 * @param before what the ledger says
 * @param matter what the news is about
 * @param suppression what keeps the alert quiet at this moment, or null
 */
record Case(
        Told before,
        News news,
        Matter matter,
        Reader reader,
        @Nullable Suppression suppression,
        Instant now) {
    /** Between two mails about new evidence to one subscriber. */
    static final Duration EVIDENCE_PAUSE = Duration.ofHours(6);

    Verdict decide() {
        Decision worth = worth();
        if (!worth.told()) {
            return new Verdict(Way.NONE, worth, before.settled());
        }
        Instant paused = reader.pausedUntil();
        if (paused != null && reader.paused(now)) {
            return later(Decision.PAUSED, paused);
        }
        if (suppression != null && suppression.kind() != Suppression.Kind.DRAFT) {
            return later(Decision.of(suppression), null);
        }
        return urgent(worth) ? told(Way.IMMEDIATE, worth) : inTheirTime(worth);
    }

    /** What breaks through digest, pause between mails and quiet hours: that it has become graver. */
    private boolean urgent(Decision worth) {
        return worth == Decision.TOLD_ESCALATED || (worth == Decision.TOLD_FIRST && graver() != null);
    }

    private Verdict inTheirTime(Decision worth) {
        if (reader.wish().rhythm().digest()) {
            return reader.digestGoes()
                    ? told(Way.DIGEST, worth)
                    : new Verdict(Way.DIGEST, Decision.AWAITS_DIGEST, owing(Decision.AWAITS_DIGEST, null));
        }
        Instant quiet = reader.quietUntil(now);
        if (quiet != null) {
            return later(Decision.QUIET_HOURS, quiet);
        }
        Told.Last last = before.last();
        if (worth == Decision.TOLD_NEW_EVIDENCE
                && last != null
                && now.isBefore(last.at().plus(EVIDENCE_PAUSE))) {
            return later(Decision.TOO_SOON_AFTER_THE_LAST, last.at().plus(EVIDENCE_PAUSE));
        }
        return told(Way.IMMEDIATE, worth);
    }

    private Verdict told(Way way, Decision why) {
        return new Verdict(way, why, Told.of(news, now));
    }

    private Verdict later(Decision why, @Nullable Instant until) {
        return new Verdict(Way.NONE, why, owing(why, until));
    }

    private Told owing(Decision why, @Nullable Instant until) {
        return new Told(before.last(), new Told.Owed(why, until, graver(), corrected()));
    }

    /** The severity that the story has come up to untold, as long as it has not come down again. */
    private @Nullable Severity graver() {
        Severity severity = snapshot().severity();
        if (news.revision().reason() == Reason.ESCALATED) {
            return severity;
        }
        Told.Owed owed = before.owed();
        Severity reached = owed == null ? null : owed.graver();
        return reached != null && severity.atLeast(reached) ? reached : null;
    }

    private boolean corrected() {
        Told.Owed owed = before.owed();
        return news.revision().reason() == Reason.CORRECTED || (owed != null && owed.corrected());
    }

    private Decision worth() {
        Told.Last last = before.last();
        return last == null ? toStranger() : toInformed(last);
    }

    private Decision toStranger() {
        if (news.episode().shadow()) {
            return Decision.RULE_IS_DRAFT;
        } else if (condition() == Condition.PENDING) {
            return Decision.PENDING;
        } else if (news.revision().reason() == Reason.BACKFILLED
                || (news.episode().backfilled() && !condition().open())) {
            return Decision.OLD_WHEN_KNOWN;
        } else if (!condition().open() && !tellsOfOver()) {
            return Decision.NEVER_TOLD_OF_IT;
        }
        return wanted(Decision.TOLD_FIRST);
    }

    /** A story that is over is told from its beginning where it has just become known, and in a digest of the days in which it began. */
    private boolean tellsOfOver() {
        Told.Owed owed = before.owed();
        boolean digest = owed != null && owed.why() == Decision.AWAITS_DIGEST;
        boolean unhindered = owed == null || digest || owed.why() == Decision.QUIET_HOURS;
        return condition() == Condition.ENDED
                && (digest || (unhindered && news.revision().reason() == Reason.FIRST));
    }

    /** Who was told that it began is told what is no longer so, and that it is over, whatever they ask for by now. */
    private Decision toInformed(Told.Last last) {
        if (news.revision().number() <= last.revision()) {
            return Decision.KNOWN_ALREADY;
        } else if (condition() == Condition.WITHDRAWN) {
            return last.condition() == Condition.WITHDRAWN ? Decision.ALREADY_OVER : Decision.TOLD_OVER;
        } else if (snapshot().severity().compareTo(last.severity()) > 0
                && wanted(Decision.TOLD_ESCALATED).told()) {
            return Decision.TOLD_ESCALATED;
        } else if (!condition().open() && !last.over()) {
            return Decision.TOLD_OVER;
        } else if (corrected()) {
            return Decision.TOLD_CORRECTED;
        } else if (condition().open() && last.over()) {
            return wanted(Decision.TOLD_REACTIVATED);
        } else if (last.over()) {
            return Decision.ALREADY_OVER;
        }
        return muchNew(last) ? wanted(Decision.TOLD_NEW_EVIDENCE) : Decision.TOO_LITTLE_NEW;
    }

    private boolean muchNew(Told.Last last) {
        return snapshot().evidence().size() >= 2 * last.evidence()
                || snapshot().sources().size() > last.sources();
    }

    private Decision wanted(Decision then) {
        if (!matter.severity().atLeast(reader.wish().facets().severity())) {
            return Decision.BELOW_SEVERITY;
        }
        return reader.wish().facets().concern(matter) ? then : Decision.OTHER_FACETS;
    }

    private Snapshot snapshot() {
        return news.revision().snapshot();
    }

    private Condition condition() {
        return snapshot().condition();
    }
}
