package org.faultline.fact.aggregate;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.report.EventType;

/** What one group did (as side A) in one admin1 area on one day, of one type. */
public record GroupDay(String group, EventType type, String admin1, LocalDate day, List<Event> events)
        implements Fact, OfDay {
    @Override
    public String id() {
        return String.join("|", "group-day", group, type.name(), admin1, day.toString());
    }
}
