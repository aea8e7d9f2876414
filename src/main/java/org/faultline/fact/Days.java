package org.faultline.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each pair of groups, and each group, did on each day: the facts that rules count by. */
final class Days {
    private final Map<DaySlot, Fact> facts = new HashMap<>();

    /** Makes anew the days of facts that went or came, and adds them to both. */
    void change(FactsAround around) {
        Map<DaySlot, List<Event>> touched = new LinkedHashMap<>();
        for (List<Fact> facts : around.before()) {
            for (Fact fact : facts) {
                DaySlot.of(fact).forEach(slot -> ById.remove(event(fact).id(), now(slot, touched)));
            }
        }
        for (List<Fact> facts : around.after()) {
            for (Fact fact : facts) {
                DaySlot.of(fact).forEach(slot -> ById.put(event(fact), now(slot, touched)));
            }
        }
        touched.forEach((slot, now) -> renew(slot, List.copyOf(now), around));
    }

    private List<Event> now(DaySlot slot, Map<DaySlot, List<Event>> touched) {
        return touched.computeIfAbsent(slot, s -> new ArrayList<>(DaySlot.events(facts.get(s))));
    }

    private static Event event(Fact fact) {
        return ((OfEvent) fact).event();
    }

    private void renew(DaySlot slot, List<Event> now, FactsAround around) {
        facts.compute(slot, (s, old) -> around.instead(old, s.fact(now)));
    }
}
