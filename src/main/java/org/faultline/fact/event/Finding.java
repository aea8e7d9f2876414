package org.faultline.fact.event;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.fact.Part;
import org.faultline.fact.Role;

/** What a rule raised, back among the facts, so that rules can build on rules. */
public record Finding(
        String id, String rule, Map<String, String> groupBy, LocalDate first, LocalDate day, List<Event> events)
        implements Fact {

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

    /** One for each group it is about: those it is told apart by, else those on either side of its events. */
    public List<Concern> concerns() {
        return concerns(groups().filter(g -> !g.isEmpty()).distinct().sorted());
    }

    /** The one for a group; none where it is not about that. */
    public List<Concern> concerns(String group) {
        return concerns(groups().filter(group::equals).limit(1));
    }

    private List<Concern> concerns(Stream<String> groups) {
        Set<String> sources = Sources.names(events);
        String toldBy = String.join("; ", sources);
        String area = admin1();
        return groups.map(g -> new Concern(this, g, area, toldBy, sources.size()))
                .toList();
    }

    private Stream<String> groups() {
        if (!dyad().isEmpty()) {
            return Arrays.stream(dyad().split("\\|"));
        }
        return !group().isEmpty()
                ? Stream.of(group())
                : events.stream()
                        .flatMap(e -> e.parts().stream())
                        .filter(p -> p.role() != Role.ASSOC)
                        .map(Part::group);
    }

    public int independentSources() {
        return Sources.count(events);
    }
}
