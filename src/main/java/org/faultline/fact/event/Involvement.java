package org.faultline.fact.event;

import org.faultline.fact.Fact;
import org.faultline.fact.Part;
import org.faultline.fact.Role;

/** One actor's part in one event, with the group it belonged to on that day. */
public record Involvement(Event event, Part part) implements Fact, OfEvent {
    @Override
    public String id() {
        return event.id() + "|" + part.role() + "|" + part.actor();
    }

    public String actor() {
        return part.actor();
    }

    public String actorName() {
        return part.name();
    }

    public String group() {
        return part.group();
    }

    public Role role() {
        return part.role();
    }

    /** ACLED's kind of actor: 1 state forces, 2 rebel, 3 political militia, 4 identity militia, … 8 external; 0 unknown. */
    public int kind() {
        return part.kind();
    }

    @Override
    public boolean lacks(String field) {
        return field.equals("kind") ? kind() == 0 : event.lacks(field);
    }

    /** The first named of its group in that role: ask for it where an event must count once for a group, however many took part. */
    public boolean leads() {
        return part.equals(event.parts().stream()
                .filter(p -> p.role() == part.role() && p.group().equals(part.group()))
                .findFirst()
                .orElse(part));
    }

    /** ISO 3166-1 alpha-3, empty where unknown. */
    public String actorCountry() {
        return part.country();
    }

    /** State forces, rebels, political or identity militias, external forces (ACLED 1, 2, 3, 4, 8). */
    public boolean armed() {
        return (kind() >= 1 && kind() <= 4) || kind() == 8;
    }
}
