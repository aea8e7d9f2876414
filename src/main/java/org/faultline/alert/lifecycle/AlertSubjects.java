package org.faultline.alert.lifecycle;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.rule.firing.Evidence;

/**
 * Whom and what an alert is about, and who tells of it; each list sorted.
 *
 * @param sources each once, however it is spelled
 */
public record AlertSubjects(
        List<String> countries, List<String> admin1s, List<String> groups, List<String> actors, List<String> sources) {
    public static AlertSubjects of(Collection<Evidence> evidence) {
        Set<String> countries = new HashSet<>();
        Set<String> admin1s = new HashSet<>();
        Set<String> groups = new HashSet<>();
        Set<String> actors = new HashSet<>();
        Set<String> sources = new HashSet<>();
        for (Evidence e : evidence) {
            countries.add(e.country());
            admin1s.add(e.admin1());
            for (Evidence.Part part : e.parts()) {
                groups.add(part.group());
                actors.add(part.actor());
            }
            sources.addAll(e.sources());
        }
        Set<String> once = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        once.addAll(sorted(sources));
        return new AlertSubjects(sorted(countries), sorted(admin1s), sorted(groups), sorted(actors), List.copyOf(once));
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().filter(name -> !name.isEmpty()).sorted().toList();
    }
}
