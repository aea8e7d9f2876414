package org.faultline.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The people killed on each day in each admin1 area, and the tallies that follow. A tally looks back further than anything else, so
 * the numbers of events that are forgotten stay: a few bytes for each event in which somebody died.
 */
final class Tallies {
    private record Share(String admin1, LocalDate day, int deaths) {
        static @Nullable Share of(Event e) {
            return e.happened() && e.deaths().best() > 0 && !e.admin1().isEmpty()
                    ? new Share(e.admin1(), e.day(), e.deaths().best())
                    : null;
        }
    }

    /** One area: deaths of each day, whoever remembers their events; the events in memory; the tallies of their days. */
    private static final class Area {
        private final DeadByDay deaths = new DeadByDay();
        private final NavigableMap<LocalDate, List<Event>> events = new TreeMap<>();
        private final NavigableMap<LocalDate, Tally> tallies = new TreeMap<>();
        private final NavigableSet<LocalDate> touched = new TreeSet<>();

        boolean touchedIn(LocalDate from, LocalDate to) {
            LocalDate latest = touched.floor(to);
            return latest != null && !latest.isBefore(from);
        }
    }

    private final Map<String, Area> areas = new HashMap<>();

    /** What each event counts for, by its id, which is the key of one of its reports. */
    private final Map<String, Share> shares = new HashMap<>();

    private final Sums sums = new Sums();

    /** Makes anew the tallies that events which went or came count for, and adds them to both. */
    void change(FactsAround around, boolean forgetting) {
        Map<String, Area> changed = new LinkedHashMap<>();
        for (List<Fact> facts : around.before()) {
            Event event = (Event) facts.get(0);
            Share share = Share.of(event);
            if (share != null) {
                changed.put(share.admin1, leave(event, share));
                if (!forgetting) {
                    discount(event.id(), changed);
                }
            }
        }
        for (List<Fact> facts : around.after()) {
            Event event = (Event) facts.get(0);
            count(event, changed);
            join(event);
        }
        changed.forEach((admin1, area) -> renew(admin1, area, around));
    }

    /** Counts events that are not to be remembered. */
    void count(Collection<Event> events, FactsAround around) {
        Map<String, Area> changed = new LinkedHashMap<>();
        events.forEach(e -> count(e, changed));
        changed.forEach((admin1, area) -> renew(admin1, area, around));
    }

    private Area leave(Event event, Share share) {
        Area area = area(share.admin1);
        area.touched.add(share.day);
        area.events.computeIfPresent(share.day, (day, all) -> {
            ById.remove(event.id(), all);
            return all.isEmpty() ? null : all;
        });
        return area;
    }

    private void join(Event event) {
        Share share = Share.of(event);
        if (share != null) {
            ById.put(event, area(share.admin1).events.computeIfAbsent(share.day, d -> new ArrayList<>(1)));
        }
    }

    /** Instead of whatever its reports counted for before, in this event or in others. */
    private void count(Event event, Map<String, Area> changed) {
        if (event.reports().size() == 1) {
            discount(event.id(), changed);
        } else {
            event.reports().forEach(r -> discount(r.key(), changed));
        }
        Share share = Share.of(event);
        if (share != null) {
            shares.put(event.id(), share);
            add(share, share.deaths, changed);
        }
    }

    private void discount(String id, Map<String, Area> changed) {
        Share share = shares.remove(id);
        if (share != null) {
            add(share, -share.deaths, changed);
        }
    }

    private void add(Share share, int deaths, Map<String, Area> changed) {
        Area area = area(share.admin1);
        area.touched.add(share.day);
        area.deaths.add(share.day, deaths);
        changed.put(share.admin1, area);
    }

    private Area area(String admin1) {
        return areas.computeIfAbsent(admin1, a -> new Area());
    }

    /** The tallies from the first day that changed until as long after the last as a tally looks back. */
    private void renew(String admin1, Area area, FactsAround around) {
        LocalDate first = area.touched.first();
        LocalDate last = area.touched.last().plusDays(Tally.LOOK_BACK);
        // there is a tally of each other day on which there is an event
        List<LocalDate> days =
                new ArrayList<>(area.tallies.subMap(first, true, last, true).keySet());
        for (LocalDate day : area.touched) {
            if (area.events.containsKey(day) && !area.tallies.containsKey(day)) {
                days.add(day);
            }
        }
        if (!days.isEmpty()) {
            sums.over(area.deaths, Collections.min(days), Collections.max(days));
            days.forEach(day -> renew(admin1, area, day, around));
        }
        area.touched.clear();
    }

    private void renew(String admin1, Area area, LocalDate day, FactsAround around) {
        Tally old = area.tallies.get(day);
        if (old != null
                && old.deaths30() == sums.summed(day)
                && old.yearHigh() == sums.yearHigh(day)
                && !area.touchedIn(day.minusDays(Tally.SUMMED - 1), day)) {
            return;
        }
        Tally now = around.instead(old, tally(admin1, area, day));
        if (now == null) {
            area.tallies.remove(day);
        } else {
            area.tallies.put(day, now);
        }
    }

    private @Nullable Tally tally(String admin1, Area area, LocalDate day) {
        if (!area.events.containsKey(day)) {
            return null;
        }
        Collection<List<Event>> days = area.events
                .subMap(day.minusDays(Tally.SUMMED - 1), true, day, true)
                .values();
        int size = 0;
        for (List<Event> events : days) {
            size += events.size();
        }
        List<Event> all = new ArrayList<>(size);
        for (List<Event> events : days) {
            all.addAll(events);
        }
        return new Tally(admin1, day, sums.summed(day), sums.yearHigh(day), Collections.unmodifiableList(all));
    }
}
