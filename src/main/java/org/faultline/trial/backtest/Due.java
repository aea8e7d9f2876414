package org.faultline.trial.backtest;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.alert.Shelf;

/** The shelves by when time alone changes a story on them, so that the others need not be asked. */
final class Due {
    private final NavigableMap<Instant, Set<Shelf>> shelves = new TreeMap<>();

    /** To be said whenever its stories have been told; what was said of it before may stand, as a shelf that is asked in vain tells nothing. */
    void put(Shelf shelf) {
        shelf.turnsAt().ifPresent(at -> shelves.computeIfAbsent(at, t -> new LinkedHashSet<>())
                .add(shelf));
    }

    /** Takes out those that are due by then. */
    Set<Shelf> by(Instant at) {
        SortedMap<Instant, Set<Shelf>> passed = shelves.headMap(at, true);
        Set<Shelf> due = new LinkedHashSet<>();
        passed.values().forEach(due::addAll);
        passed.clear();
        return due;
    }
}
