package org.faultline.rule;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Event;

/**
 * What a match rests on; several matches can rest on the same.
 *
 * @param facts ids of the facts, sorted
 * @param events the events behind them, by day
 * @param evidence the same as an explanation shows them
 */
record Grounds(List<String> facts, List<Event> events, List<Evidence> evidence) {
    static Grounds of(List<String> facts, List<Exhibit> exhibits) {
        return new Grounds(
                facts,
                exhibits.stream().map(Exhibit::event).toList(),
                exhibits.stream().map(Exhibit::evidence).toList());
    }

    /** The day of the first event; of what rests on none, as long ago as can be. */
    LocalDate first() {
        return events.isEmpty() ? LocalDate.EPOCH : events.get(0).day();
    }

    /** The day of the last event; of what rests on none, as long ago as can be. */
    LocalDate last() {
        return events.isEmpty()
                ? LocalDate.EPOCH
                : events.get(events.size() - 1).day();
    }
}
