package org.faultline.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.alert.Shelf;

/** The shelves by when time alone changes a story on them, so that the others need not be asked. */
final class Due {
    private final NavigableMap<Instant, Set<Shelf>> shelves = new TreeMap<>();

    /** When each is asked next. */
    private final Map<Shelf, Instant> next = new HashMap<>();

    /** To be said whenever its stories have been told. One that is asked sooner, as it was to turn then, tells nothing and is put anew. */
    void put(Shelf shelf) {
        Instant at = shelf.turnsAt();
        Instant sooner = next.get(shelf);
        if (at != null && (sooner == null || at.isBefore(sooner))) {
            next.put(shelf, at);
            shelves.computeIfAbsent(at, t -> new LinkedHashSet<>()).add(shelf);
        }
    }

    /** Takes out those that are due by then. */
    Set<Shelf> by(Instant at) {
        SortedMap<Instant, Set<Shelf>> passed = shelves.headMap(at, true);
        Set<Shelf> due = new LinkedHashSet<>();
        passed.values().forEach(due::addAll);
        passed.clear();
        due.forEach(next::remove);
        return due;
    }
}
