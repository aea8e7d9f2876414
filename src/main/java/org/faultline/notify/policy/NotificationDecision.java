package org.faultline.notify.policy;

/** How one subscriber hears of one revision of an alert, why, and what the ledger says afterwards. */
record NotificationDecision(NotificationMode way, NotificationReason reason, LedgerEntry after) {

    /** Whether the revision is something that this subscriber is to hear of, now or later. */
    boolean wanted() {
        return reason.told() || reason.owed();
    }
}
