package org.faultline.fact.aggregate;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;

/**
 * The last day on which an armed group was heard of in one admin2 area before it fell silent there for a week or more: no event
 * that happened has it on either side.
 *
 * @param group an armed group, on the side of those who act or of those who suffer
 * @param quietDays days after it until the next event, at most {@link #LONGEST}; that many where none is known
 * @param events those of the 14 days up to and including it, by id
 */
public record Lull(String group, String admin1, String admin2, LocalDate day, int quietDays, List<Event> events)
        implements Fact {
    /** Longer silences are not told apart. */
    public static final int LONGEST = 30;

    /** Shorter ones are none. */
    public static final int SHORTEST = 7;

    /** Days that the events before it are counted over, its own included. */
    public static final int BEFORE = 14;

    /** How many days apart two events can be that decide on one lull. */
    public static final int REACH = BEFORE + LONGEST;

    @Override
    public String id() {
        return String.join("|", "lull", group, admin1, admin2, day.toString());
    }

    /** How many events there were in the 14 days up to and including this one. */
    public int eventsBefore() {
        return events.size();
    }
}
