package org.faultline.rule.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.faultline.fact.event.Event;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.EventEvidence;
import org.faultline.rule.firing.Evidence;
import org.jspecify.annotations.Nullable;

/** What a match rests on; several matches can rest on the same. */
final class MatchEvidence {
    private final List<String> facts;
    private final List<Event> events;
    private final List<Evidence> evidence;
    private @Nullable String raisedAs;
    private String id = "";

    private MatchEvidence(List<String> facts, List<Event> events, List<Evidence> evidence) {
        this.facts = facts;
        this.events = events;
        this.evidence = evidence;
    }

    static MatchEvidence of(List<FactEntry> facts, List<EventEvidence> events) {
        return new MatchEvidence(
                facts.stream().map(FactEntry::id).sorted().toList(),
                events.stream().map(EventEvidence::event).toList(),
                events.stream().map(EventEvidence::evidence).toList());
    }

    /** The ids of the facts, sorted. */
    List<String> facts() {
        return facts;
    }

    /** The events behind the facts, by day. */
    List<Event> events() {
        return events;
    }

    /** The events as an explanation shows them. */
    List<Evidence> evidence() {
        return evidence;
    }

    /** The id of what is raised on these grounds; matches on the same ones are mostly raised as the same, so that this remembers the last. */
    String id(Rule rule, Map<String, String> groupBy) {
        String as = rule.id() + "\n" + rule.version() + "\n" + groupBy;
        if (!as.equals(raisedAs)) {
            raisedAs = as;
            id = Rule.version(as + "\n" + String.join("\n", facts));
        }
        return id;
    }

    /** The day of the first event; of what rests on none, as long ago as can be. */
    LocalDate first() {
        return events.isEmpty() ? LocalDate.EPOCH : events.get(0).day();
    }

    /** The day of the last event; of what rests on none, as long ago as can be. */
    LocalDate last() {
        return events.isEmpty()
                ? LocalDate.EPOCH
                : events.get(events.size() - 1).day();
    }
}
