package org.faultline.rule.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.rule.firing.EventEvidence;
import org.faultline.rule.firing.EvidenceReader;

/** The events that the facts before the rules rest on, each as one evidence however many rest on it. */
final class EventEvidenceCache {
    private final Map<String, EventEvidence> byId = new HashMap<>();

    void remove(Event event) {
        byId.remove(event.id());
    }

    /** Every event behind some facts, once, by day. */
    List<EventEvidence> behind(Collection<FactEntry> facts) {
        Map<String, EventEvidence> all = new HashMap<>();
        for (FactEntry fact : facts) {
            for (EventEvidence e : fact.behind(this)) {
                all.putIfAbsent(e.event().id(), e);
            }
        }
        return all.values().stream().sorted(EventEvidence.BY_DAY).toList();
    }

    /** The events behind one fact. */
    List<EventEvidence> of(Fact fact) {
        List<Event> events = EvidenceReader.events(fact);
        List<EventEvidence> all = new ArrayList<>(events.size());
        events.forEach(event -> all.add(evidence(event)));
        return all;
    }

    /**
     * One for all objects that say the same of an event, as facts that were made at different times hold different ones; an event as it
     * was before, which facts that are about to go still hold, is another.
     */
    @SuppressWarnings("ReferenceEquality")
    private EventEvidence evidence(Event event) {
        EventEvidence known = byId.computeIfAbsent(event.id(), id -> new EventEvidence(event));
        return known.event() == event || known.event().equals(event) ? known : new EventEvidence(event);
    }
}
