package org.faultline.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.Event;
import org.faultline.fact.Fact;

/** The events that the facts before the rules rest on, each as one exhibit however many rest on it. */
final class Exhibits {
    /** By the days of the events and their ids. */
    private final Map<LocalDate, Map<String, Exhibit>> days = new HashMap<>();

    private final List<Exhibit> gathered = new ArrayList<>();

    /** Those of lists asked for since the rules began to settle, by the lists themselves: a finding and its concerns have one. */
    private final IdentityHashMap<List<Event>, List<Exhibit>> byList = new IdentityHashMap<>();

    private long gatherings;

    void remove(Event event) {
        days.computeIfPresent(event.day(), (day, ofDay) -> {
            ofDay.remove(event.id());
            return ofDay.isEmpty() ? null : ofDay;
        });
    }

    /**
     * Every event behind some facts, once, by day; good until this is asked again.
     *
     * @param byDay the facts; most rest on the events of one day, so that what is sorted here is nearly in order
     */
    List<Exhibit> behind(List<Shown> byDay) {
        gatherings++;
        gathered.clear();
        for (Shown fact : byDay) {
            for (Exhibit e : fact.behind(this)) {
                if (e.meets(gatherings)) {
                    gathered.add(e);
                }
            }
        }
        gathered.sort(Exhibit.BY_DAY);
        // facts that outlive an event's being forgotten and learned again still hold it as another
        for (int i = gathered.size() - 1; i > 0; i--) {
            if (Exhibit.BY_DAY.compare(gathered.get(i), gathered.get(i - 1)) == 0) {
                gathered.remove(i);
            }
        }
        return gathered;
    }

    /** The events behind one fact. */
    List<Exhibit> of(Fact fact) {
        return byList.computeIfAbsent(Evidences.events(fact), this::of);
    }

    /** To be said when the rules have settled. */
    void settled() {
        byList.clear();
    }

    private List<Exhibit> of(List<Event> events) {
        List<Exhibit> all = new ArrayList<>(events.size());
        for (Event event : events) {
            all.add(exhibit(event));
        }
        return all;
    }

    /**
     * One for all objects that say the same of an event, as facts that were made at different times hold different ones; an event as it
     * was before, which facts that are about to go still hold, is another.
     */
    @SuppressWarnings("ReferenceEquality")
    private Exhibit exhibit(Event event) {
        Exhibit known = days.computeIfAbsent(event.day(), day -> new HashMap<>())
                .computeIfAbsent(event.id(), id -> new Exhibit(event));
        return known.event() == event || known.event().equals(event) ? known : new Exhibit(event);
    }
}
