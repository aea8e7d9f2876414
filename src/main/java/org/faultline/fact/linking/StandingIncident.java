package org.faultline.fact.linking;

import java.util.List;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;

/**
 * An incident as it stands.
 *
 * @param nodes where its reports stand, by key
 * @param decisions what humans said to join them
 * @param facts the event first
 */
public record StandingIncident(List<LinkNode> nodes, List<LinkDecision> decisions, List<Fact> facts) {
    public static StandingIncident of(LinkedReports incident, List<Fact> facts) {
        return new StandingIncident(incident.nodes(), incident.decisions(), facts);
    }

    public String id() {
        return event().id();
    }

    public Event event() {
        return (Event) facts.get(0);
    }

    /** The same, with those of its facts that stood already as the objects they were. */
    public StandingIncident as(List<Fact> stood) {
        // each fact of an event holds the event: where that is another, so are they all
        return stood.isEmpty() || !stood.get(0).equals(event())
                ? this
                : new StandingIncident(
                        nodes,
                        decisions,
                        facts.stream().map(f -> same(f, stood)).toList());
    }

    private static Fact same(Fact fact, List<Fact> stood) {
        int at = stood.indexOf(fact);
        return at < 0 ? fact : stood.get(at);
    }

    /** Whether an incident is of the same reports, joined for the same reasons; a likeness follows from its reports. */
    public boolean is(LinkedReports incident) {
        return nodes.equals(incident.nodes()) && decisions.equals(incident.decisions());
    }
}
