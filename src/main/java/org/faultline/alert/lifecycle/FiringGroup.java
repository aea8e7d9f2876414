package org.faultline.alert.lifecycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.alert.certainty.AssessedCertainty;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.language.model.AlertTerms;

/**
 * Firings of one fingerprint that follow each other without a longer gap than the rule allows. Which firings make an alert depends on
 * their event dates alone, so it is the same in whatever order they came.
 *
 * @param firings by date
 * @param last the last day of any of them
 * @param representative the firing whose words the alert uses
 */
public record FiringGroup(List<Firing> firings, LocalDate last, Firing representative) {
    public static final Comparator<Evidence> BY_DAY =
            Comparator.comparing(Evidence::day).thenComparing(Evidence::event);

    private static final Comparator<Firing> BY_DATE =
            Comparator.comparing(Firing::first).thenComparing(Firing::last).thenComparing(Firing::id);

    /** Most telling last: the gravest, then the latest. */
    private static final Comparator<Firing> BY_WEIGHT = Comparator.comparing(Firing::severity)
            .thenComparing(Firing::last)
            .thenComparing(f -> f.evidence().size())
            .thenComparing(Firing::text)
            .thenComparing(Firing::id);

    private FiringGroup(List<Firing> firings) {
        this(
                List.copyOf(firings),
                Collections.max(firings, Comparator.comparing(Firing::last)).last(),
                Collections.max(firings, BY_WEIGHT));
    }

    /**
     * The alerts that firings make, the earliest first.
     *
     * @param terms how long a gap between two of one alert may be
     * @param cuts days with which an alert is over because a person said so: what comes later begins another
     */
    public static List<FiringGroup> of(Collection<Firing> firings, AlertTerms terms, Collection<LocalDate> cuts) {
        Map<Long, List<Firing>> parts = new TreeMap<>();
        firings.forEach(f -> parts.computeIfAbsent(
                        cuts.stream().filter(f.last()::isAfter).count(), p -> new ArrayList<>())
                .add(f));
        return parts.values().stream().flatMap(part -> of(part, terms)).toList();
    }

    private static Stream<FiringGroup> of(List<Firing> firings, AlertTerms terms) {
        firings.sort(BY_DATE);
        List<List<Firing>> groups = new ArrayList<>();
        LocalDate until = LocalDate.MIN;
        for (Firing f : firings) {
            if (groups.isEmpty() || f.first().isAfter(until)) {
                groups.add(new ArrayList<>());
                until = LocalDate.MIN;
            }
            groups.get(groups.size() - 1).add(f);
            LocalDate near = terms.reach(f.last());
            until = near.isAfter(until) ? near : until;
        }
        return groups.stream().map(FiringGroup::new);
    }

    public LocalDate first() {
        return firings.get(0).first();
    }

    /** Whether it is made of the very same firings; to compare what they say would be to compare every word of their evidence. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isOf(List<Firing> others) {
        boolean same = firings.size() == others.size();
        for (int i = 0; same && i < firings.size(); i++) {
            same = firings.get(i) == others.get(i);
        }
        return same;
    }

    /** The events behind it, by day. */
    public List<Evidence> evidence() {
        Map<String, Evidence> all = new HashMap<>();
        firings.forEach(f -> f.evidence().forEach(e -> all.put(e.event(), e)));
        return all.values().stream().sorted(BY_DAY).toList();
    }

    /**
     * What it says and rests on, under a condition that is another's to decide.
     *
     * @param evidence the events behind it
     * @param about whom and what these are about
     */
    public Snapshot says(List<Evidence> evidence, AlertSubjects about) {
        return new Snapshot(
                Condition.ACTIVE,
                representative.severity(),
                AssessedCertainty.of(representative, about.sources()),
                representative.text(),
                first(),
                last,
                representative.ruleVersion(),
                sorted(f -> Stream.of(f.id())),
                sorted(f -> f.facts().stream()),
                representative.bindings(),
                about.sources(),
                evidence);
    }

    private List<String> sorted(Function<Firing, Stream<String>> of) {
        return firings.stream().flatMap(of).distinct().sorted().toList();
    }
}
