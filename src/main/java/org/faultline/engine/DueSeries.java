package org.faultline.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.alert.AlertSeries;

/** Alert series by the next instant at which time alone changes one of their alerts, so that the others need not be asked. */
final class DueSeries {
    private final NavigableMap<Instant, Set<AlertSeries>> allSeries = new TreeMap<>();

    /** When each is asked next. */
    private final Map<AlertSeries, Instant> next = new HashMap<>();

    /** To be said whenever its alerts have been told. One that is asked sooner, as it was to change then, tells nothing and is put anew. */
    void put(AlertSeries series) {
        Instant at = series.nextChangeAt();
        Instant sooner = next.get(series);
        if (at != null && (sooner == null || at.isBefore(sooner))) {
            next.put(series, at);
            allSeries.computeIfAbsent(at, t -> new LinkedHashSet<>()).add(series);
        }
    }

    /** Takes out those that are due by then. */
    Set<AlertSeries> by(Instant at) {
        SortedMap<Instant, Set<AlertSeries>> passed = allSeries.headMap(at, true);
        Set<AlertSeries> due = new LinkedHashSet<>();
        passed.values().forEach(due::addAll);
        passed.clear();
        due.forEach(next::remove);
        return due;
    }
}
