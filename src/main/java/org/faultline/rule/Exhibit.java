package org.faultline.rule;

import java.util.Comparator;
import org.faultline.fact.Event;
import org.jspecify.annotations.Nullable;

/** An event that rules rest on, again and again: how it reads as evidence, and whether a gathering has met it. */
final class Exhibit {
    /** Those of one day by id. */
    static final Comparator<Exhibit> BY_DAY = Exhibit::compare;

    private static final int HEAD = Long.BYTES;

    private final Event event;
    private final long day;

    /** The dataset with which the event's id begins, as that of its first report; empty where it does not. */
    private final String dataset;

    /** The first characters of the rest of the id: those of one dataset can mostly be put in order without a look at their ids. */
    private final long head;

    private @Nullable Evidence evidence;
    private long met;

    Exhibit(Event event) {
        this.event = event;
        this.day = event.day().toEpochDay();
        String first = event.reports().isEmpty() ? "" : event.reports().get(0).dataset();
        this.dataset = event.id().startsWith(first) ? first : "";
        this.head = head(event.id(), dataset.length());
    }

    /** Some characters as a number of which none is greater than another's where they are less; those after one beyond Latin-1 are left out. */
    private static long head(String id, int from) {
        long head = 0;
        boolean latin = true;
        for (int i = from; i < from + HEAD; i++) {
            char c = latin && i < id.length() ? id.charAt(i) : 0;
            latin = latin && c < 0xff;
            head = head << Byte.SIZE | Math.min(c, 0xff);
        }
        return head;
    }

    private static int compare(Exhibit a, Exhibit b) {
        if (a.day != b.day) {
            return Long.compare(a.day, b.day);
        } else if (a.head != b.head && a.dataset.equals(b.dataset)) {
            return Long.compareUnsigned(a.head, b.head);
        }
        return a.event.id().compareTo(b.event.id());
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
