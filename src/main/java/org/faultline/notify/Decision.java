package org.faultline.notify;

import java.time.Duration;
import org.faultline.alert.Condition;
import org.faultline.alert.News;
import org.faultline.alert.Reason;
import org.faultline.alert.Severity;
import org.faultline.alert.Snapshot;
import org.jspecify.annotations.Nullable;

/** Whether one subscriber is told of one turn of a story, and why; a pure function of the ledger, the turn and the subscription. */
enum Decision {
    TOLD_FIRST(true),
    TOLD_ESCALATED(true),
    TOLD_NEW_EVIDENCE(true),
    TOLD_CORRECTED(true),
    TOLD_REACTIVATED(true),
    TOLD_OVER(true),
    RULE_IS_DRAFT(false),
    BELOW_SEVERITY(false),
    OLD_WHEN_KNOWN(false),
    NEVER_TOLD_OF_IT(false),
    TOO_LITTLE_NEW(false),
    ALREADY_OVER(false);

    /** Between two mails about new evidence to one subscriber. */
    static final Duration EVIDENCE_PAUSE = Duration.ofHours(6);

    private final boolean send;

    Decision(boolean send) {
        this.send = send;
    }

    boolean send() {
        return send;
    }

    /** @param last what this subscriber was last told of the episode, or null */
    static Decision of(@Nullable Told last, News news, Severity least) {
        if (last != null) {
            return toInformed(last, news);
        }
        return news.episode().shadow() ? RULE_IS_DRAFT : toStranger(news, least);
    }

    private static Decision toStranger(News news, Severity least) {
        Snapshot now = news.revision().snapshot();
        if (news.revision().reason() == Reason.BACKFILLED
                || (news.episode().backfilled() && !now.condition().open())) {
            return OLD_WHEN_KNOWN;
        }
        if (over(now.condition()) && news.revision().reason() != Reason.FIRST) {
            return NEVER_TOLD_OF_IT;
        }
        return now.severity().atLeast(least) ? TOLD_FIRST : BELOW_SEVERITY;
    }

    /** Who was told that it began is told how it goes on, whatever severity they asked for. */
    private static Decision toInformed(Told last, News news) {
        return switch (news.revision().reason()) {
            case ESCALATED -> TOLD_ESCALATED;
            case CORRECTED -> TOLD_CORRECTED;
            case REACTIVATED, FIRST, BACKFILLED -> TOLD_REACTIVATED;
            case ENDED, WITHDRAWN, RULE_RETIRED ->
                over(last.condition()) && news.revision().reason() != Reason.WITHDRAWN ? ALREADY_OVER : TOLD_OVER;
            case NEW_EVIDENCE -> muchNew(last, news) ? TOLD_NEW_EVIDENCE : TOO_LITTLE_NEW;
        };
    }

    private static boolean muchNew(Told last, News news) {
        Snapshot now = news.revision().snapshot();
        boolean doubled = now.evidence().size() >= 2 * last.evidence();
        boolean newSource = now.sources().size() > last.sources();
        boolean pause = !news.revision().at().isBefore(last.at().plus(EVIDENCE_PAUSE));
        return (doubled || newSource) && pause;
    }

    private static boolean over(Condition condition) {
        return condition == Condition.ENDED || condition == Condition.WITHDRAWN;
    }
}
