package org.faultline.rule;

import org.faultline.fact.Event;
import org.jspecify.annotations.Nullable;

/** An event that rules rest on, again and again: how it reads as evidence, and whether a gathering has met it. */
final class Exhibit implements Comparable<Exhibit> {
    private final Event event;
    private final long day;
    private @Nullable Evidence evidence;
    private long met;

    Exhibit(Event event) {
        this.event = event;
        this.day = event.day().toEpochDay();
    }

    /** By day, those of one day by id. */
    @Override
    public int compareTo(Exhibit other) {
        return day == other.day ? event.id().compareTo(other.event.id()) : Long.compare(day, other.day);
    }

    Event event() {
        return event;
    }

    Evidence evidence() {
        Evidence known = evidence == null ? Evidences.evidence(event) : evidence;
        evidence = known;
        return known;
    }

    /** Whether this gathering had not met it; each has a number of its own, greater than 0. */
    boolean meets(long gathering) {
        boolean first = met != gathering;
        met = gathering;
        return first;
    }
}
