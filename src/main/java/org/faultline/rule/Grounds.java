package org.faultline.rule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
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
    static Grounds of(List<Shown> facts, List<Exhibit> exhibits) {
        String[] ids = new String[facts.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = facts.get(i).id();
        }
        Arrays.sort(ids);
        Event[] events = new Event[exhibits.size()];
        Evidence[] evidence = new Evidence[exhibits.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = exhibits.get(i).event();
            evidence[i] = exhibits.get(i).evidence();
        }
        return new Grounds(fixed(ids), fixed(events), fixed(evidence));
    }

    /** One that was made here, so that nobody else can change it. */
    private static <T> List<T> fixed(T[] made) {
        return Collections.unmodifiableList(Arrays.asList(made));
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
