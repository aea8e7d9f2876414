package org.faultline.rule.firing;

import java.util.Comparator;
import org.faultline.fact.event.Event;
import org.jspecify.annotations.Nullable;

/** An event that rules rest on, again and again, with its evidence, which is worked out once. */
public final class EventEvidence {
    public static final Comparator<EventEvidence> BY_DAY =
            Comparator.comparing((EventEvidence e) -> e.event.day()).thenComparing(e -> e.event.id());

    private final Event event;
    private @Nullable Evidence evidence;

    public EventEvidence(Event event) {
        this.event = event;
    }

    public Event event() {
        return event;
    }

    public Evidence evidence() {
        Evidence known = evidence == null ? EvidenceReader.evidence(event) : evidence;
        evidence = known;
        return known;
    }
}
