package org.faultline.fact;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What each pair of groups, and each group, did on each day: the facts that rules count by. */
final class Days {
    private final Map<DaySlot, TreeMap<String, Event>> events = new HashMap<>();
    private final Map<DaySlot, Fact> facts = new HashMap<>();

    /** Makes anew the days of facts that went or came, and adds them to both. */
    void change(FactsAround around) {
        Set<DaySlot> slots = new LinkedHashSet<>();
        List.copyOf(around.before()).forEach(f -> DaySlot.of(f).forEach(slot -> leave(slot, f, slots)));
        List.copyOf(around.after()).forEach(f -> DaySlot.of(f).forEach(slot -> join(slot, f, slots)));
        slots.forEach(slot -> renew(slot, around));
    }

    private void leave(DaySlot slot, Fact fact, Set<DaySlot> slots) {
        slots.add(slot);
        events.computeIfPresent(slot, (s, all) -> {
            all.remove(event(fact).id());
            return all.isEmpty() ? null : all;
        });
    }

    private void join(DaySlot slot, Fact fact, Set<DaySlot> slots) {
        slots.add(slot);
        events.computeIfAbsent(slot, s -> new TreeMap<>()).put(event(fact).id(), event(fact));
    }

    private static Event event(Fact fact) {
        return ((OfEvent) fact).event();
    }

    private void renew(DaySlot slot, FactsAround around) {
        Fact old = facts.remove(slot);
        Fact now = slot.fact(events.getOrDefault(slot, new TreeMap<>()).values());
        if (old != null) {
            around.before(old);
        }
        if (now != null) {
            around.after(now);
            facts.put(slot, now);
        }
    }
}
