package org.faultline.fact;

import java.util.List;

/**
 * An incident as it stands.
 *
 * @param nodes where its accounts stand, by key
 * @param rulings what humans said to join them
 * @param facts the event first
 */
record StandingIncident(List<LinkNode> nodes, List<LinkDecision> rulings, List<Fact> facts) {
    static StandingIncident of(LinkedReports incident, List<Fact> facts) {
        return new StandingIncident(incident.nodes(), incident.rulings(), facts);
    }

    String id() {
        return event().id();
    }

    Event event() {
        return (Event) facts.get(0);
    }

    /** The same, with those of its facts that stood already as the objects they were. */
    StandingIncident as(List<Fact> stood) {
        // each fact of an event holds the event: where that is another, so are they all
        return stood.isEmpty() || !stood.get(0).equals(event())
                ? this
                : new StandingIncident(
                        nodes, rulings, facts.stream().map(f -> same(f, stood)).toList());
    }

    private static Fact same(Fact fact, List<Fact> stood) {
        int at = stood.indexOf(fact);
        return at < 0 ? fact : stood.get(at);
    }

    /** Whether an incident is of the same accounts, joined for the same reasons; a likeness follows from its accounts. */
    boolean is(LinkedReports incident) {
        return nodes.equals(incident.nodes()) && rulings.equals(incident.rulings());
    }
}
