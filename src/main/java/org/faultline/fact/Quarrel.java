package org.faultline.fact;

import java.time.LocalDate;
import java.util.List;

/** Everything hostile that one pair of groups did to each other on one day, of any type and anywhere. */
public record Quarrel(String dyad, LocalDate day, List<Event> events) implements Fact, Dated {
    /** How hostile the day was: the {@link Tension} of the type of each of its events, below 0. */
    public int tension() {
        int sum = 0;
        for (Event event : events) {
            sum += Tension.of(event.type());
        }
        return sum;
    }

    @Override
    public String id() {
        return String.join("|", "quarrel", dyad, day.toString());
    }
}
