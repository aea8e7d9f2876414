package org.faultline.rule;

import java.util.Comparator;
import org.faultline.fact.Event;
import org.jspecify.annotations.Nullable;

/** An event that rules rest on, again and again, with its evidence, which is worked out once. */
final class Exhibit {
    static final Comparator<Exhibit> BY_DAY =
            Comparator.comparing((Exhibit e) -> e.event.day()).thenComparing(e -> e.event.id());

    private final Event event;
    private @Nullable Evidence evidence;

    Exhibit(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    Evidence evidence() {
        Evidence known = evidence == null ? Evidences.evidence(event) : evidence;
        evidence = known;
        return known;
    }
}
