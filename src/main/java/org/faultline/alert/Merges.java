package org.faultline.alert;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.rule.Told;

/** Finds stories that have become part of others: because two actors or places turned out to be one, or news joined what lay apart. */
final class Merges {
    private Merges() {}

    /** Each withdrawn episode with the one of the same rule that has just taken over all its reports, if there is one. */
    static Map<Episode, Episode> among(Collection<Turned> turns) {
        Map<Episode, Episode> merged = new LinkedHashMap<>();
        List<Turned> withdrawn =
                turns.stream().filter(t -> t.reason() == Reason.WITHDRAWN).toList();
        for (Turned gone : withdrawn) {
            Set<String> told = reports(gone.snapshot());
            turns.stream()
                    .filter(t -> t.reason() != Reason.WITHDRAWN && t.episode() != gone.episode())
                    .filter(t -> t.episode().rule().equals(gone.episode().rule()))
                    .filter(t -> reports(t.snapshot()).containsAll(told))
                    .filter(t -> t.before() == null || !reports(t.before()).containsAll(told))
                    .findFirst()
                    .ifPresent(t -> merged.put(gone.episode(), t.episode()));
        }
        return merged;
    }

    private static Set<String> reports(Snapshot s) {
        Set<String> all = new HashSet<>();
        s.evidence().forEach(e -> e.reports().stream().map(Told::key).forEach(all::add));
        return all;
    }
}
