package org.faultline.alert.lifecycle;

/** Why an alert has a new revision. */
public enum RevisionReason {
    FIRST,
    NEW_EVIDENCE,
    ESCALATED,
    CORRECTED,
    REACTIVATED,
    ENDED,
    WITHDRAWN,
    /** The first revision of an alert that was old when it became known: recorded and shown, not mailed. */
    BACKFILLED,
    RULE_RETIRED
}
