package org.faultline.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One admin1 area: the people killed there, whoever remembers the events; the events in memory; the tallies of their days. */
final class AreaTallies {
    private static final class Day {
        private final LocalDate date;
        private final List<Event> events = new ArrayList<>(1);
        private @Nullable Tally tally;
        private boolean touched;

        Day(LocalDate date) {
            this.date = date;
        }
    }

    private final String admin1;
    private final Sums sums = new Sums();

    /** Those with events, and those touched. */
    private final ByDay<Day> days = new ByDay<>();

    private long firstTouched = Long.MAX_VALUE;
    private long lastTouched = Long.MIN_VALUE;

    AreaTallies(String admin1) {
        this.admin1 = admin1;
    }

    /** Whether there are tallies to renew. */
    boolean touched() {
        return firstTouched <= lastTouched;
    }

    /** Counts people killed, or takes back what was counted. */
    void count(LocalDate date, int dead) {
        touch(date);
        sums.add(date.toEpochDay(), dead);
    }

    void join(Event event) {
        ById.put(event, touch(event.day()).events);
    }

    void leave(Event event) {
        ById.remove(event.id(), touch(event.day()).events);
    }

    private Day touch(LocalDate date) {
        long number = date.toEpochDay();
        firstTouched = Math.min(firstTouched, number);
        lastTouched = Math.max(lastTouched, number);
        Day day = days.find(number);
        if (day == null) {
            day = new Day(date);
            days.add(number, day);
        }
        day.touched = true;
        return day;
    }

    /** The tallies from the first day that was touched until as long after the last as a tally looks back. */
    void renew(FactsAround around) {
        long end = lastTouched + Tally.LOOK_BACK;
        long latest = firstTouched;
        for (int at = days.place(firstTouched); at < days.size() && days.day(at) <= end; ) {
            Day day = days.get(at);
            latest = day.touched ? days.day(at) : latest;
            day.touched = false;
            if (days.day(at) - latest < Tally.SUMMED || !holds(day)) {
                day.tally = around.instead(day.tally, day.events.isEmpty() ? null : tally(day, at));
            }
            if (day.events.isEmpty()) {
                days.remove(at);
            } else {
                at++;
            }
        }
        firstTouched = Long.MAX_VALUE;
        lastTouched = Long.MIN_VALUE;
    }

    private boolean holds(Day day) {
        long number = day.date.toEpochDay();
        return day.tally != null
                && day.tally.deaths30() == sums.summed(number)
                && day.tally.yearHigh() == sums.yearHigh(number);
    }

    private Tally tally(Day day, int at) {
        long number = days.day(at);
        int from = days.place(number - Tally.SUMMED + 1);
        int size = 0;
        for (int i = from; i <= at; i++) {
            size += days.get(i).events.size();
        }
        List<Event> events = new ArrayList<>(size);
        for (int i = from; i <= at; i++) {
            events.addAll(days.get(i).events);
        }
        return new Tally(
                admin1, day.date, sums.summed(number), sums.yearHigh(number), Collections.unmodifiableList(events));
    }
}
