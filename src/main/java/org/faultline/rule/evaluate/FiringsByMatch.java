package org.faultline.rule.evaluate;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/** What the matches that the engine holds have raised; several can raise the same, which then stands as long as one of them. */
final class FiringsByMatch {
    private final IdentityHashMap<Match, FiringFactory.Raised> byMatch = newMap();
    private final Map<String, IdentityHashMap<Match, FiringFactory.Raised>> byId = new HashMap<>();

    /** By identity, and small: most raise what no other does. */
    private static IdentityHashMap<Match, FiringFactory.Raised> newMap() {
        return new IdentityHashMap<>(1);
    }

    void put(Match match, FiringFactory.Raised raised) {
        byMatch.put(match, raised);
        byId.computeIfAbsent(raised.firing().id(), k -> newMap()).put(match, raised);
    }

    /** What a match had raised that raises it no more. */
    FiringFactory.@Nullable Raised remove(Match match) {
        FiringFactory.Raised old = byMatch.remove(match);
        if (old != null) {
            byId.computeIfPresent(old.firing().id(), (k, same) -> {
                same.remove(match);
                return same.isEmpty() ? null : same;
            });
        }
        return old;
    }

    /** The gravest under an id, or null where none is raised. */
    FiringFactory.@Nullable Raised gravest(String id) {
        IdentityHashMap<Match, FiringFactory.Raised> same = byId.get(id);
        return same == null ? null : FiringFactory.gravest(same.values());
    }

    /** The ids under which some rules raise something. */
    Set<String> of(Predicate<String> rule) {
        Set<String> ids = new TreeSet<>();
        byMatch.values().stream()
                .map(FiringFactory.Raised::firing)
                .filter(f -> rule.test(f.rule()))
                .forEach(f -> ids.add(f.id()));
        return ids;
    }
}
