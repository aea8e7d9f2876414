package org.faultline.rule;

import java.util.Comparator;
import org.faultline.fact.Event;
import org.jspecify.annotations.Nullable;

/** An event that rules rest on, again and again, with its evidence, which is worked out once. */
final class EventEvidence {
    static final Comparator<EventEvidence> BY_DAY =
            Comparator.comparing((EventEvidence e) -> e.event.day()).thenComparing(e -> e.event.id());

    private final Event event;
    private @Nullable Evidence evidence;

    EventEvidence(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    Evidence evidence() {
        Evidence known = evidence == null ? EvidenceReader.evidence(event) : evidence;
        evidence = known;
        return known;
    }
}
