package org.faultline.fact.aggregate;

import java.time.LocalDate;
import org.faultline.fact.event.Event;

/** One admin1 area: the people killed there, whoever remembers the events; the events in memory; the tallies of their days. */
public final class AreaTallies {
    private final String admin1;
    private final FatalityTotals totals = new FatalityTotals();
    private final EventDays<Tally> days = new EventDays<>();

    public AreaTallies(String admin1) {
        this.admin1 = admin1;
    }

    /** Whether there are tallies to renew. */
    public boolean touched() {
        return days.touched();
    }

    /** Counts people killed, or takes back what was counted. */
    public void count(LocalDate day, int dead) {
        days.touch(day);
        totals.add(day.toEpochDay(), dead);
    }

    public void join(Event event) {
        days.join(event);
    }

    public void leave(Event event) {
        days.leave(event);
    }

    /** The tallies from the first day that was touched until as long after the last as a tally looks back. */
    public void renew(AffectedFacts around) {
        days.renew(0, Tally.LOOK_BACK, around, this::tally);
    }

    private Tally tally(int at) {
        Tally old = days.fact(at);
        int deaths30 = totals.summed(days.number(at));
        int yearHigh = totals.yearHigh(days.number(at));
        return old != null
                        && old.deaths30() == deaths30
                        && old.yearHigh() == yearHigh
                        && !days.touchedIn(Tally.SUMMED, at)
                ? old
                : new Tally(admin1, days.date(at), deaths30, yearHigh, days.events(Tally.SUMMED, at));
    }
}
