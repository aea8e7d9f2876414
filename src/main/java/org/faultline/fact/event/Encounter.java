package org.faultline.fact.event;

import org.faultline.fact.Fact;
import org.faultline.fact.Role;
import org.faultline.knowledge.name.Relation;

/**
 * One pair of actor groups facing each other in one event.
 *
 * @param groupA the group on side A, or beside it when role is ASSOC
 * @param dyad both groups in alphabetical order, whatever their sides
 * @param relation what the two were to each other on that day
 */
public record Encounter(Event event, String groupA, String groupB, String dyad, Relation relation, Role role)
        implements Fact, OfEvent {
    @Override
    public String id() {
        return event.id() + "|" + groupA + "|" + groupB;
    }
}
