package org.faultline.alert;

import java.time.Instant;

/** A turn that a story has just taken, before it is written down. */
public record Turned(Episode episode, int number, Reason reason, Instant at, Snapshot snapshot) {
    Revision revision() {
        return new Revision(episode.id(), number, reason, at, snapshot);
    }

    /** The same for who decides about it where nothing is kept; the revision belongs to no episode's number. */
    public News unkept() {
        return new News(episode, new Revision(0, number, reason, at, snapshot));
    }
}
