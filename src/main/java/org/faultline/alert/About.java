package org.faultline.alert;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.rule.Evidence;

/**
 * Whom and what a story is about, and who tells of it; each list sorted.
 *
 * @param sources each once, however it is spelled
 */
record About(
        List<String> countries, List<String> admin1s, List<String> groups, List<String> actors, List<String> sources) {
    static About of(Collection<Evidence> evidence) {
        TreeSet<String> sources = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sources.addAll(names(evidence, e -> e.sources().stream()));
        return new About(
                names(evidence, e -> Stream.of(e.country())),
                names(evidence, e -> Stream.of(e.admin1())),
                names(evidence, e -> e.parts().stream().map(Evidence.Part::group)),
                names(evidence, e -> e.parts().stream().map(Evidence.Part::actor)),
                List.copyOf(sources));
    }

    private static List<String> names(Collection<Evidence> evidence, Function<Evidence, Stream<String>> of) {
        return evidence.stream()
                .flatMap(of)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
