package org.faultline.fact.aggregate;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;

/**
 * Everything hostile that one pair of groups did to each other on one day, of any type and anywhere.
 *
 * @param tension how hostile the day was: the {@link Tension} of the type of each of its events, below 0; added up once, as a rule
 *     holds each day against many others
 */
public record Quarrel(String dyad, LocalDate day, int tension, List<Event> events) implements Fact {
    public Quarrel(String dyad, LocalDate day, List<Event> events) {
        this(dyad, day, events.stream().mapToInt(e -> Tension.of(e.type())).sum(), events);
    }

    @Override
    public String id() {
        return String.join("|", "quarrel", dyad, day.toString());
    }
}
