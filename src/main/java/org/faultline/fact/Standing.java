package org.faultline.fact;

import java.util.List;

/** An incident as it stands, and its facts, of which the first is the event. */
record Standing(Incident incident, List<Fact> facts) {
    Event event() {
        return (Event) facts.get(0);
    }
}
