package org.faultline.pipeline.lane;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
public final class ReportChanges implements CurrentReports {
    /** Which event tells each report now, and which reports nothing tells any longer; where null, all that no event tells. */
    private record Found(Map<String, Event> now, @Nullable Set<String> gone) {}

    /** Of a revision; an archive may come in any number of parts. */
    private static final int MOST_REQUESTS = 100;

    private final Supplier<Found> search;
    private final Map<String, String> requests;
    private @Nullable Found found;

    private ReportChanges(Supplier<Found> search, Map<String, String> requests) {
        this.search = search;
        this.requests = requests;
    }

    /**
     * By what changed; what did not is as it was.
     *
     * @param requests by which requests the reports came that changed it, by the key of the report
     */
    public static ReportChanges in(FactChange change, Map<String, String> requests) {
        return new ReportChanges(
                () -> new Found(
                        told(change.come().stream()),
                        told(change.gone().stream()).keySet()),
                requests);
    }

    /** By all events there are around. */
    public static ReportChanges among(Supplier<? extends Collection<? extends Fact>> all) {
        return new ReportChanges(() -> new Found(told(all.get().stream()), null), Map.of());
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

    /** Where all came by one request, it is that one in any case: a rule may count what it names no evidence of. */
    @Override
    public List<String> requests(Stream<Evidence> changed) {
        Set<String> all = new TreeSet<>(requests.values());
        return all.size() < 2
                ? List.copyOf(all)
                : changed.flatMap(e -> e.reports().stream())
                        .map(r -> requests.get(r.key()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .limit(MOST_REQUESTS)
                        .toList();
    }
}
