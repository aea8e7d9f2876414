package org.faultline.fact;

import java.util.List;

/**
 * An incident as it stands: its accounts by key, what humans said to join them, and its facts, of which the first is the event.
 */
record Standing(List<Account> accounts, List<Ruling> rulings, List<Fact> facts) {
    static Standing of(Incident incident, List<Fact> facts) {
        return new Standing(incident.accounts(), incident.rulings(), facts);
    }

    String id() {
        return event().id();
    }

    Event event() {
        return (Event) facts.get(0);
    }

    /** Whether an incident is of the same accounts, joined for the same reasons; a likeness follows from its accounts. */
    boolean is(Incident incident) {
        return accounts.equals(incident.accounts()) && rulings.equals(incident.rulings());
    }
}
