package org.faultline.alert;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds stories that have become part of others: because two actors or places turned out to be one, or news joined what lay apart. */
final class Merges {
    private Merges() {}

    /** Each withdrawn episode with the one of the same rule that has just taken over all its reports, if there is one. */
    static Map<Episode, Episode> among(Collection<Turned> turns) {
        Map<Episode, Episode> merged = new LinkedHashMap<>();
        List<Turned> withdrawn =
                turns.stream().filter(t -> t.reason() == Reason.WITHDRAWN).toList();
        for (Turned gone : withdrawn) {
            Set<String> told = Difference.reports(gone.snapshot()).keySet();
            turns.stream()
                    .filter(t -> t.reason() != Reason.WITHDRAWN && t.episode() != gone.episode())
                    .filter(t -> t.episode().rule().equals(gone.episode().rule()))
                    .filter(t -> Difference.reports(t.snapshot()).keySet().containsAll(told))
                    .filter(t -> t.before() == null
                            || !Difference.reports(t.before()).keySet().containsAll(told))
                    .findFirst()
                    .ifPresent(t -> merged.put(gone.episode(), t.episode()));
        }
        return merged;
    }
}
