package org.faultline.fact;

import java.time.LocalDate;
import java.util.List;
import org.faultline.knowledge.Relation;
import org.faultline.report.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Which day of which dyad, or of which group, an event counts for.
 *
 * @param relation null for a day of a group, and for a quarrel
 * @param type null for a quarrel
 */
record DaySlot(
        String who, @Nullable Relation relation, @Nullable EventType type, String admin1, LocalDate day) {

    /** The slots of a fact of one event: none unless the event happened; its main sides only, not who stood beside them. */
    static List<DaySlot> of(Fact fact) {
        if (fact instanceof Encounter e && e.happened() && e.role() == Role.SIDE_A) {
            DaySlot slot = new DaySlot(e.dyad(), e.relation(), e.type(), e.admin1(), e.day());
            return Tension.of(e.type()) < 0
                    ? List.of(slot, new DaySlot(e.dyad(), null, null, "", e.day()))
                    : List.of(slot);
        }
        if (fact instanceof Involvement i && i.happened() && i.role() == Role.SIDE_A) {
            return List.of(new DaySlot(i.group(), null, i.type(), i.admin1(), i.day()));
        }
        return List.of();
    }

    /** The day's fact, or null where there is no event in it. */
    @Nullable
    Fact fact(List<Event> events) {
        if (events.isEmpty()) {
            return null;
        }
        if (type == null) {
            return new Quarrel(who, day, events);
        }
        return relation != null
                ? new DyadDay(who, relation, type, admin1, day, events)
                : new GroupDay(who, type, admin1, day, events);
    }

    /** The events of such a fact; none where there is no fact. */
    static List<Event> events(@Nullable Fact fact) {
        if (fact == null) {
            return List.of();
        }
        return fact instanceof Quarrel quarrel ? quarrel.events() : ((OfDay) fact).events();
    }
}
