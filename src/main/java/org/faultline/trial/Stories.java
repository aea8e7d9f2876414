package org.faultline.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.Shelf;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;

/** The stories of one rule as they go on, told as the service tells them, and kept nowhere. */
final class Stories {
    /** Only settles whether a new story is news or of old; cases look at neither. */
    private static final int MAX_LATENESS_DAYS = 30;

    private final Rule rule;
    private final Map<Map<String, String>, Shelf> shelves = new LinkedHashMap<>();

    Stories(Rule rule) {
        this.rule = rule;
    }

    /** Tells those again of whose firings some come or go. */
    void retell(FiringChange change, Instant at) {
        Map<Map<String, String>, List<Firing>> gone = ofRule(change.gone());
        Map<Map<String, String>, List<Firing>> come = ofRule(change.come());
        Set<Map<String, String>> touched = new LinkedHashSet<>(gone.keySet());
        touched.addAll(come.keySet());
        // group-by values make a fingerprint, where the rule is one
        touched.forEach(groupBy -> shelves.computeIfAbsent(groupBy, g -> new Shelf(g.toString(), MAX_LATENESS_DAYS))
                .retell(gone.getOrDefault(groupBy, List.of()), come.getOrDefault(groupBy, List.of()), rule, at));
    }

    private Map<Map<String, String>, List<Firing>> ofRule(List<Firing> firings) {
        return firings.stream()
                .filter(f -> f.rule().equals(rule.id()))
                .collect(Collectors.groupingBy(Firing::groupBy, LinkedHashMap::new, Collectors.toList()));
    }

    /** What there is at that time, also what has been withdrawn by then. */
    List<Found> at(Instant at) {
        List<Found> found = new ArrayList<>();
        shelves.forEach((groupBy, shelf) -> {
            shelf.pass(at);
            shelf.episodes().stream()
                    .flatMap(e -> Stream.ofNullable(e.latest()))
                    .map(says -> says.with(List.of(), List.of(), says.evidence()))
                    .forEach(says -> found.add(new Found(groupBy, says)));
        });
        return found;
    }
}
