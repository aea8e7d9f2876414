package org.faultline.alert;

/** Why an episode has a new revision. */
public enum Reason {
    FIRST,
    NEW_EVIDENCE,
    ESCALATED,
    CORRECTED,
    REACTIVATED,
    ENDED,
    WITHDRAWN,
    /** The first revision of a story that was old when it became known: recorded and shown, not mailed. */
    BACKFILLED,
    RULE_RETIRED
}
