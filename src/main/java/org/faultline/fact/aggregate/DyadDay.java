package org.faultline.fact.aggregate;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.knowledge.name.Relation;
import org.faultline.report.EventType;

/** What one pair of groups did to each other in one admin1 area on one day, of one type. */
public record DyadDay(String dyad, Relation relation, EventType type, String admin1, LocalDate day, List<Event> events)
        implements Fact, OfDay {
    /** How hostile the day was: the {@link Tension} of its type for each of its events, 0 or less. */
    public int tension() {
        return Tension.of(type) * count();
    }

    @Override
    public String id() {
        return String.join("|", "dyad-day", dyad, type.name(), admin1, day.toString());
    }
}
