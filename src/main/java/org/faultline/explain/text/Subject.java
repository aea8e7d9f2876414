package org.faultline.explain.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.fact.Part;
import org.faultline.fact.Site;
import org.faultline.fact.event.Event;

/**
 * What is asked about: a group, an actor, an area, or a pair of groups as {@code a|b}.
 *
 * @param names one, or two of a pair
 */
public record Subject(Collection<String> names) {
    public static Subject of(String said) {
        return new Subject(Arrays.stream(said.split("\\|"))
                .map(Subject::folded)
                .filter(n -> !n.isEmpty())
                .sorted()
                .toList());
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether an alert told apart by these is about it: one value is it, or one side of a pair is. */
    public boolean isOf(Map<String, String> groupBy) {
        return groupBy.values().stream()
                        .anyMatch(value -> Subject.of(value).names.containsAll(names))
                || groupBy.values().stream().map(Subject::folded).toList().containsAll(names);
    }

    /** Whether an event tells of it, of both where it is a pair. */
    public boolean isIn(Event e) {
        return names(e).map(Subject::folded).toList().containsAll(names);
    }

    /** Which of the values that alerts are told apart by it can be, among these events. */
    public Set<String> kinds(Collection<Event> events) {
        Set<String> kinds = new TreeSet<>();
        if (names.size() > 1) {
            kinds.add("dyad");
            return kinds;
        }
        for (Event e : events) {
            for (Part p : e.parts()) {
                note(kinds, p.group(), "group", "dyad");
                note(kinds, p.actor(), "actor");
            }
            for (Site s : List.of(e.place(), e.origin(), e.destination())) {
                note(kinds, s.admin1(), "admin1");
                note(kinds, s.admin2(), "admin2");
            }
        }
        return kinds;
    }

    private void note(Set<String> kinds, String name, String... as) {
        if (names.contains(folded(name))) {
            kinds.addAll(List.of(as));
        }
    }

    public static Stream<String> names(Event e) {
        Stream<String> sides = e.parts().stream().flatMap(p -> Stream.of(p.group(), p.actor(), p.name()));
        Stream<String> areas = Stream.of(e.place(), e.origin(), e.destination())
                .filter(Site::known)
                .flatMap(s -> Stream.of(s.admin1(), s.admin2()));
        return Stream.concat(sides, areas).filter(n -> !n.isEmpty());
    }
}
