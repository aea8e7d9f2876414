package org.faultline.alert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.faultline.alert.lifecycle.FiringGroup;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.Evidence;

/** The lists of an alert that grow, as its revisions leave them: each keeps only what came and what went. */
public final class RevisionLists {
    private final Set<String> matches = new TreeSet<>();
    private final Set<String> facts = new TreeSet<>();
    private final Set<UUID> evidence = new LinkedHashSet<>();

    /** What they are after a revision. */
    public record State(List<String> matches, List<String> facts, List<UUID> evidence) {
        /** What a revision says with them, given the evidence by its ids. */
        public Snapshot in(Snapshot bare, Map<UUID, Evidence> known) {
            return bare.with(
                    matches,
                    facts,
                    evidence.stream().map(known::get).sorted(FiringGroup.BY_DAY).toList());
        }
    }

    /** Goes on by what came and what went with the next revision of the alert. */
    public void take(
            String[] firingsAdded,
            String[] firingsRemoved,
            String[] factsAdded,
            String[] factsRemoved,
            UUID[] evidenceAdded,
            UUID[] evidenceRemoved) {
        apply(matches, firingsAdded, firingsRemoved);
        apply(facts, factsAdded, factsRemoved);
        apply(evidence, evidenceAdded, evidenceRemoved);
    }

    private static <T> void apply(Set<T> all, T[] come, T[] gone) {
        List.of(gone).forEach(all::remove);
        all.addAll(List.of(come));
    }

    public State now() {
        return new State(List.copyOf(matches), List.copyOf(facts), List.copyOf(evidence));
    }
}
