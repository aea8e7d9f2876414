package org.faultline.fact.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * The events of some days, and for each of these days the fact, if any, that follows from its events and those around it. Knows
 * which days were touched since those facts were renewed.
 */
public final class EventDays<F extends Fact> {
    private static final class Day<F> {
        private final LocalDate date;
        private final List<Event> events = new ArrayList<>(1);
        private @Nullable F fact;
        private boolean touched;

        Day(LocalDate date) {
            this.date = date;
        }
    }

    /** Those with events, and those touched. */
    private final DayMap<Day<F>> days = new DayMap<>();

    private long firstTouched = Long.MAX_VALUE;
    private long lastTouched = Long.MIN_VALUE;

    /** The last that was touched of the days up to the one being renewed. */
    private long latestTouched;

    public boolean isEmpty() {
        return days.size() == 0;
    }

    /** Whether there are facts to renew. */
    public boolean touched() {
        return firstTouched <= lastTouched;
    }

    void touch(LocalDate date) {
        day(date);
    }

    public void join(Event event) {
        EventList.put(event, day(event.day()).events);
    }

    public void leave(Event event) {
        EventList.remove(event.id(), day(event.day()).events);
    }

    private Day<F> day(LocalDate date) {
        long number = date.toEpochDay();
        firstTouched = Math.min(firstTouched, number);
        lastTouched = Math.max(lastTouched, number);
        Day<F> day = days.find(number);
        if (day == null) {
            day = new Day<>(date);
            days.add(number, day);
        }
        day.touched = true;
        return day;
    }

    /**
     * Makes the facts anew from so many days before the first that was touched to so many after the last.
     *
     * @param how the fact of the day at a place, which has events
     */
    public void renew(int before, int after, AffectedFacts around, IntFunction<@Nullable F> how) {
        long end = lastTouched + after;
        latestTouched = Long.MIN_VALUE;
        for (int at = days.place(firstTouched - before); at < days.size() && days.day(at) <= end; ) {
            Day<F> day = days.get(at);
            if (day.touched) {
                day.touched = false;
                latestTouched = days.day(at);
            }
            if (day.events.isEmpty()) {
                around.instead(day.fact, null);
                days.remove(at);
            } else {
                day.fact = around.instead(day.fact, how.apply(at));
                at++;
            }
        }
        firstTouched = Long.MAX_VALUE;
        lastTouched = Long.MIN_VALUE;
    }

    /** The day at a place, as all that follows of places. */
    public LocalDate date(int at) {
        return days.get(at).date;
    }

    long number(int at) {
        return days.day(at);
    }

    @Nullable
    F fact(int at) {
        return days.get(at).fact;
    }

    /** Whether any of so many days up to and including the one being renewed was touched. */
    boolean touchedIn(int span, int at) {
        return latestTouched > days.day(at) - span;
    }

    /** The next day with events; null where there is none. */
    @Nullable
    public LocalDate next(int at) {
        for (int i = at + 1; i < days.size(); i++) {
            if (!days.get(i).events.isEmpty()) {
                return days.get(i).date;
            }
        }
        return null;
    }

    /** The events of so many days up to and including one. */
    public List<Event> events(int span, int at) {
        int from = days.place(days.day(at) - span + 1);
        int size = 0;
        for (int i = from; i <= at; i++) {
            size += days.get(i).events.size();
        }
        List<Event> all = new ArrayList<>(size);
        for (int i = from; i <= at; i++) {
            all.addAll(days.get(i).events);
        }
        return Collections.unmodifiableList(all);
    }
}
