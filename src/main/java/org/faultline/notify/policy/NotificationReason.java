package org.faultline.notify.policy;

import java.util.Locale;
import org.faultline.alert.silence.Suppression;

/** Why one subscriber is told of one revision of an alert, is told of it later, or is not told. */
public enum NotificationReason {
    TOLD_FIRST(Fate.TOLD),
    TOLD_ESCALATED(Fate.TOLD),
    TOLD_NEW_EVIDENCE(Fate.TOLD),
    TOLD_CORRECTED(Fate.TOLD),
    TOLD_REACTIVATED(Fate.TOLD),
    TOLD_OVER(Fate.TOLD),

    AWAITS_DIGEST(Fate.OWED),
    QUIET_HOURS(Fate.OWED),
    PAUSED(Fate.OWED),
    TOO_SOON_AFTER_THE_LAST(Fate.OWED),
    SILENCED(Fate.OWED),
    INHIBITED(Fate.OWED),
    CLOSED(Fate.OWED),

    TOLD_BY_ANOTHER_SUBSCRIPTION(Fate.NOT_TOLD),
    RULE_IS_DRAFT(Fate.NOT_TOLD),
    PENDING(Fate.NOT_TOLD),
    BELOW_SEVERITY(Fate.NOT_TOLD),
    OTHER_FACETS(Fate.NOT_TOLD),
    OLD_WHEN_KNOWN(Fate.NOT_TOLD),
    NEVER_TOLD_OF_IT(Fate.NOT_TOLD),
    TOO_LITTLE_NEW(Fate.NOT_TOLD),
    KNOWN_ALREADY(Fate.NOT_TOLD),
    ALREADY_OVER(Fate.NOT_TOLD);

    /** What comes of it. */
    enum Fate {
        TOLD,
        /** Decided anew, on what the alert then says, when what is in the way has ended. */
        OWED,
        NOT_TOLD
    }

    private final Fate fate;

    NotificationReason(Fate fate) {
        this.fate = fate;
    }

    boolean told() {
        return fate == Fate.TOLD;
    }

    boolean owed() {
        return fate == Fate.OWED;
    }

    /** Whether it ends with what suppresses the alert, which no one knows beforehand. */
    public boolean suppressed() {
        return this == SILENCED || this == INHIBITED || this == CLOSED;
    }

    static NotificationReason of(Suppression suppression) {
        return switch (suppression.kind()) {
            case SILENCED -> SILENCED;
            case INHIBITED -> INHIBITED;
            case CLOSED -> CLOSED;
            case DRAFT -> RULE_IS_DRAFT;
        };
    }

    /** As it stands in counts and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
