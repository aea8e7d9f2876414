package org.faultline.alert;

import java.time.Instant;

/** A turn that a story has just taken, before it is written down. */
record Turned(Episode episode, int number, Reason reason, Instant at, Snapshot snapshot) {
    Revision revision() {
        return new Revision(episode.id(), number, reason, at, snapshot);
    }
}
