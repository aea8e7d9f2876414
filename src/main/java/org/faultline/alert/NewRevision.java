package org.faultline.alert;

import java.time.Instant;
import java.util.List;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A revision that an alert has just taken, before it is written down.
 *
 * @param before what it said before; null at its first
 * @param causes what changed in the news, where it takes back or corrects
 */
public record NewRevision(
        Alert alert,
        int number,
        RevisionReason reason,
        Instant at,
        Snapshot snapshot,
        @Nullable Snapshot before,
        List<Cause> causes) {

    /** Whether something that had been said is so no more. */
    public boolean takesBack() {
        return reason == RevisionReason.WITHDRAWN || reason == RevisionReason.CORRECTED;
    }

    public NewRevision because(List<Cause> found) {
        return new NewRevision(alert, number, reason, at, snapshot, before, found);
    }

    public Revision revision() {
        return new Revision(alert.id(), this);
    }

    /** The same for who decides about it where nothing is kept; the revision belongs to no alert's number. */
    public AlertUpdate unkept() {
        return new AlertUpdate(alert, new Revision(0, this));
    }
}
