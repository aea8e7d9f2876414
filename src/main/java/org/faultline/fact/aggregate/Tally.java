package org.faultline.fact.aggregate;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Sources;

/**
 * How many people were killed in one admin1 area in the 30 days up to a day on which somebody was, beside the year before; best
 * figures, of what happened.
 *
 * @param deaths30 people killed in the 30 days up to and including this one
 * @param yearHigh the most that the 30 days up to any of the 365 days before this one came to
 * @param events those of the 30 days in which people were killed, by day
 */
public record Tally(String admin1, LocalDate day, int deaths30, int yearHigh, List<Event> events) implements Fact {
    /** Days that are added up. */
    static final int SUMMED = 30;

    /** Days of the year that a sum is held against. */
    static final int YEAR = 365;

    /** How many days before a tally's own day its sums begin. */
    public static final int LOOK_BACK = YEAR + SUMMED - 1;

    @Override
    public String id() {
        return String.join("|", "tally", admin1, day.toString());
    }

    /** How many original sources tell of it. */
    public int independentSources() {
        return Sources.count(events);
    }
}
