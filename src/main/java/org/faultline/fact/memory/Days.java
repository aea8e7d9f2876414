package org.faultline.fact.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.Fact;
import org.faultline.fact.aggregate.AffectedFacts;
import org.faultline.fact.aggregate.DayMap;
import org.faultline.fact.aggregate.DaySlot;
import org.faultline.fact.aggregate.EventList;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.OfEvent;
import org.faultline.fact.linking.StandingIncident;

/** What each pair of groups, and each group, did on each day: the facts that rules count by. */
public final class Days {
    /** The slots of each day, by themselves: most that changes is of a few days, which are then near in memory. */
    private final DayMap<Map<DaySlot, DaySlot>> days = new DayMap<>();

    /** Makes anew the days of facts that went or came, and adds them to both. */
    void change(AffectedFacts around) {
        List<DaySlot> touched = new ArrayList<>();
        for (StandingIncident standing : around.before()) {
            for (Fact fact : standing.facts()) {
                DaySlot.of(fact).forEach(slot -> EventList.remove(event(fact).id(), events(slot, touched)));
            }
        }
        for (StandingIncident standing : around.after()) {
            for (Fact fact : standing.facts()) {
                DaySlot.of(fact).forEach(slot -> EventList.put(event(fact), events(slot, touched)));
            }
        }
        touched.forEach(slot -> renew(slot, around));
    }

    private List<Event> events(DaySlot like, List<DaySlot> touched) {
        DaySlot slot = slots(like).computeIfAbsent(like, s -> s);
        if (!slot.changing()) {
            touched.add(slot);
        }
        return slot.events();
    }

    private Map<DaySlot, DaySlot> slots(DaySlot slot) {
        long day = slot.day().toEpochDay();
        Map<DaySlot, DaySlot> slots = days.find(day);
        if (slots == null) {
            slots = new HashMap<>();
            days.add(day, slots);
        }
        return slots;
    }

    private static Event event(Fact fact) {
        return ((OfEvent) fact).event();
    }

    private void renew(DaySlot slot, AffectedFacts around) {
        if (!slot.renew(around)) {
            Map<DaySlot, DaySlot> slots = slots(slot);
            slots.remove(slot);
            if (slots.isEmpty()) {
                days.remove(days.place(slot.day().toEpochDay()));
            }
        }
    }
}
