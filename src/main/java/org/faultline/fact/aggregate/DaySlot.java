package org.faultline.fact.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.faultline.fact.Fact;
import org.faultline.fact.Role;
import org.faultline.fact.event.Encounter;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Involvement;
import org.faultline.knowledge.name.Relation;
import org.faultline.report.EventType;
import org.jspecify.annotations.Nullable;

/** Which day of which dyad, or of which group, an event counts for, and the fact of that day. Equal where it is the same day of the same. */
public final class DaySlot {
    private final String who;
    private final @Nullable Relation relation; // null for a day of a group, and for a quarrel
    private final @Nullable EventType type; // null for a quarrel
    private final String admin1;
    private final LocalDate day;

    private @Nullable Fact fact;
    private @Nullable List<Event> changing;

    private DaySlot(String who, @Nullable Relation relation, @Nullable EventType type, String admin1, LocalDate day) {
        this.who = who;
        this.relation = relation;
        this.type = type;
        this.admin1 = admin1;
        this.day = day;
    }

    /** The slots of a fact of one event: none unless the event happened; its main sides only, not who stood beside them. */
    public static List<DaySlot> of(Fact fact) {
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

    public LocalDate day() {
        return day;
    }

    /** Whether events are being put in or taken out. */
    public boolean changing() {
        return changing != null;
    }

    /** Its events, to be changed. */
    public List<Event> events() {
        if (changing == null) {
            changing = new ArrayList<>(events(fact));
        }
        return changing;
    }

    /** Makes its fact anew from its changed events, and tells whether there is one. */
    public boolean renew(AffectedFacts around) {
        fact = around.instead(fact, fact(List.copyOf(events())));
        changing = null;
        return fact != null;
    }

    /** The day's fact, or null where there is no event in it. */
    private @Nullable Fact fact(List<Event> events) {
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
    private static List<Event> events(@Nullable Fact fact) {
        if (fact == null) {
            return List.of();
        }
        return fact instanceof Quarrel quarrel ? quarrel.events() : ((OfDay) fact).events();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DaySlot o
                && relation == o.relation
                && type == o.type
                && day.equals(o.day)
                && who.equals(o.who)
                && admin1.equals(o.admin1);
    }

    /** Of who, what and where: those of one day are kept by themselves. */
    @Override
    public int hashCode() {
        return (who.hashCode() * 31 + admin1.hashCode()) * 31 + Objects.hashCode(type);
    }
}
