package org.faultline.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a rule raised, back among the facts, so that rules can build on rules. */
public record Finding(
        String id, String rule, Map<String, String> groupBy, LocalDate first, LocalDate day, List<Event> events)
        implements Fact, Dated {

    public String dyad() {
        return groupBy.getOrDefault("dyad", "");
    }

    public String group() {
        return groupBy.getOrDefault("group", "");
    }

    /** The group-by value, or the area of the latest event where the rule does not group by it. */
    public String admin1() {
        return groupBy.getOrDefault(
                "admin1", events.isEmpty() ? "" : events.get(events.size() - 1).admin1());
    }

    public int independentSources() {
        return Sources.count(events);
    }
}
