package org.faultline.notify;

/** How one subscriber hears of one turn of a story, why, and what the ledger says afterwards. */
record Verdict(Way way, Decision reason, Told after) {

    /** Whether the turn is something that this subscriber is to hear of, now or later. */
    boolean wanted() {
        return reason.told() || reason.owed();
    }
}
