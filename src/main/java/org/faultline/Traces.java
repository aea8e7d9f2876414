package org.faultline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.alert.Whereabouts;
import org.faultline.fact.Event;
import org.faultline.fact.Fact;
import org.faultline.fact.FactChange;
import org.faultline.rule.Evidence;
import org.faultline.rule.Evidences;
import org.jspecify.annotations.Nullable;

/** Finds reports again after the facts have changed, so that an alert which takes something back can say why. */
final class Traces implements Whereabouts {
    private final Map<String, Event> now = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final boolean everything;

    private Traces(boolean everything) {
        this.everything = everything;
    }

    /** By what changed; what did not is as it was. */
    static Traces in(FactChange change) {
        Traces traces = new Traces(false);
        events(change.gone().stream())
                .forEach(e -> e.reports().forEach(r -> traces.gone.add(r.dataset() + ":" + r.externalId())));
        events(change.come().stream()).forEach(traces::put);
        return traces;
    }

    /** By all events there are around. */
    static Traces among(Iterable<Event> all) {
        Traces traces = new Traces(true);
        all.forEach(traces::put);
        return traces;
    }

    private static Stream<Event> events(Stream<Fact> facts) {
        return facts.filter(Event.class::isInstance).map(Event.class::cast);
    }

    private void put(Event event) {
        event.reports().forEach(r -> now.put(r.dataset() + ":" + r.externalId(), event));
    }

    @Override
    public @Nullable Evidence now(String report, Evidence was) {
        Event event = now.get(report);
        if (event != null) {
            return Evidences.evidence(event);
        }
        return everything || gone.contains(report) ? null : was;
    }
}
