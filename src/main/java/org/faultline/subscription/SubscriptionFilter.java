package org.faultline.subscription;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.faultline.alert.certainty.Certainty;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to be told of: any value within a facet, all facets together; an empty facet asks for nothing. Countries, areas,
 * circles and border strips are one facet, the place.
 *
 * @param severity the least
 * @param certainty the least, or null
 * @param sources the least number of independent sources
 * @param texts words of title, summary, group-by values, places or quotes
 * @param theatres in which the alert is worked out; kept beside the others, see {@link Subscription}
 */
public record SubscriptionFilter(
        List<String> rules,
        List<String> families,
        Severity severity,
        @Nullable Certainty certainty,
        int sources,
        List<String> countries,
        List<String> admin1s,
        List<Circle> circles,
        List<BorderBuffer> strips,
        List<String> groups,
        List<String> texts,
        @JsonIgnore List<String> theatres) {

    /** Where the others are read without them, there are none. */
    public SubscriptionFilter {
        theatres = Objects.requireNonNullElse(theatres, List.of());
    }

    /** Everything of a severity or above. */
    public static SubscriptionFilter of(Severity least) {
        return new SubscriptionFilter(
                List.of(), List.of(), least, null, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of());
    }

    /** The same in other theatres. */
    SubscriptionFilter withTheatres(List<String> others) {
        return new SubscriptionFilter(
                rules, families, severity, certainty, sources, countries, admin1s, circles, strips, groups, texts,
                others);
    }

    /** Whether this is what was asked for, but for the severity. */
    public boolean concern(AlertFacets m) {
        return any(rules, m.rule()::equals)
                && any(families, m.family()::equals)
                && any(theatres, m.theatre()::equals)
                && (certainty == null
                        || certainty == Certainty.POSSIBLE
                        || m.certainty().level().atLeast(certainty))
                && m.sources() >= sources
                && (placeless() || placed(m))
                && any(groups, g -> m.groups().get().contains(AlertFacets.folded(g)))
                && any(texts, t -> m.text().get().contains(AlertFacets.folded(t)));
    }

    private static boolean any(List<String> asked, Predicate<String> found) {
        return asked.isEmpty() || asked.stream().anyMatch(found);
    }

    private boolean placeless() {
        return countries.isEmpty() && admin1s.isEmpty() && circles.isEmpty() && strips.isEmpty();
    }

    private boolean placed(AlertFacets m) {
        return countries.stream().anyMatch(c -> m.countries().get().contains(AlertFacets.folded(c)))
                || admin1s.stream().anyMatch(a -> m.admin1s().get().contains(AlertFacets.folded(a)))
                || m.spots().get().stream().anyMatch(s -> circles.stream().anyMatch(c -> c.holds(s.lat(), s.lon())))
                || m.spots().get().stream().anyMatch(s -> strips.stream().anyMatch(b -> b.holds(s)));
    }
}
