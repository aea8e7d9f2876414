package org.faultline.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.rule.Evidence;

/** Whom and what a story is about, and who tells of it, counted over its events, so that an event that goes takes nothing of another's with it. */
final class About {
    private final Map<String, Integer> countries = new HashMap<>();
    private final Map<String, Integer> admin1s = new HashMap<>();
    private final Map<String, Integer> groups = new HashMap<>();
    private final Map<String, Integer> actors = new HashMap<>();
    private final Map<String, Integer> sources = new HashMap<>();

    void change(Shared.Change<Evidence> change) {
        change.gone().forEach(e -> count(e, -1));
        change.come().forEach(e -> count(e, 1));
    }

    private void count(Evidence e, int times) {
        count(countries, Stream.of(e.country()), times);
        count(admin1s, Stream.of(e.admin1()), times);
        count(groups, e.parts().stream().map(Evidence.Part::group), times);
        count(actors, e.parts().stream().map(Evidence.Part::actor), times);
        count(sources, e.sources().stream(), times);
    }

    private static void count(Map<String, Integer> all, Stream<String> named, int times) {
        named.filter(n -> !n.isEmpty()).forEach(n -> all.merge(n, times, (a, b) -> a + b == 0 ? null : a + b));
    }

    String[] countries() {
        return names(countries);
    }

    String[] admin1s() {
        return names(admin1s);
    }

    String[] groups() {
        return names(groups);
    }

    String[] actors() {
        return names(actors);
    }

    /** In whatever spelling they are named. */
    String[] sources() {
        return names(sources);
    }

    private static String[] names(Map<String, Integer> counted) {
        return counted.keySet().stream().sorted().toArray(String[]::new);
    }
}
