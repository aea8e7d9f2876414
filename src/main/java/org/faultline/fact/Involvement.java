package org.faultline.fact;

/** One actor's part in one event, with the group it belonged to on that day. */
public record Involvement(Event event, Part part) implements Fact, OfEvent {
    @Override
    public String id() {
        return event.id() + "|" + part.role() + "|" + part.actor();
    }

    public String actor() {
        return part.actor();
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

    /** ISO 3166-1 alpha-3, empty where unknown. */
    public String actorCountry() {
        return part.country();
    }

    /** State forces, rebels, political or identity militias, external forces (ACLED 1, 2, 3, 4, 8). */
    public boolean armed() {
        return (kind() >= 1 && kind() <= 4) || kind() == 8;
    }
}
