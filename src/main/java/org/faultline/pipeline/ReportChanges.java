package org.faultline.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.faultline.alert.CurrentReports;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.FactChange;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.EvidenceReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds reports again after the facts have changed, so that an alert which takes something back can say why. Hardly any step takes
 * something back, so nothing is looked for before it is asked.
 */
final class ReportChanges implements CurrentReports {
    /** Which event tells each report now, and which reports nothing tells any longer; where null, all that no event tells. */
    private record Found(Map<String, Event> now, @Nullable Set<String> gone) {}

    private final Supplier<Found> search;
    private @Nullable Found found;

    private ReportChanges(Supplier<Found> search) {
        this.search = search;
    }

    /** By what changed; what did not is as it was. */
    static ReportChanges in(FactChange change) {
        return new ReportChanges(() -> new Found(
                told(change.come().stream()), told(change.gone().stream()).keySet()));
    }

    /** By all events there are around. */
    static ReportChanges among(Supplier<? extends Collection<? extends Fact>> all) {
        return new ReportChanges(() -> new Found(told(all.get().stream()), null));
    }

    private static Map<String, Event> told(Stream<? extends Fact> facts) {
        Map<String, Event> told = new HashMap<>();
        facts.filter(Event.class::isInstance).map(Event.class::cast).forEach(e -> e.reports()
                .forEach(r -> told.put(r.key(), e)));
        return told;
    }

    @Override
    public @Nullable Evidence now(String report, Evidence was) {
        if (found == null) {
            found = search.get();
        }
        Event event = found.now().get(report);
        if (event != null) {
            return EvidenceReader.evidence(event);
        }
        return found.gone() == null || found.gone().contains(report) ? null : was;
    }
}
