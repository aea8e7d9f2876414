package org.faultline.rule.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Finding;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Assessment;
import org.faultline.rule.firing.Assessor;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.SummaryText;
import org.faultline.rule.firing.UnknownNumbers;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/** Makes a firing of a match that called {@code alerts.raise}; the evidence is taken from the match itself. */
final class FiringFactory {
    /** A firing and the same thing as a fact for other rules. */
    record Raised(Firing firing, Finding finding) {}

    private FiringFactory() {}

    /** @param ofFinding how sure a finding of another rule is, by its id */
    static Raised raised(
            Rule rule,
            Match match,
            Object[] arguments,
            FactMemory memory,
            SummaryText text,
            Function<String, @Nullable Assessment> ofFinding) {
        List<Object> values = new ArrayList<>(Arrays.asList(arguments));
        Severity severity = !values.isEmpty() && values.get(0) instanceof Severity s ? s : rule.severity();
        if (!values.isEmpty() && values.get(0) instanceof Severity) {
            values.remove(0);
        }
        if (values.size() != rule.groupBy().size() + 1) {
            throw new IllegalArgumentException(rule.id() + ": alerts.raise takes a value for each of @groupBy("
                    + String.join(", ", rule.groupBy()) + ") and a text, but was given " + values.size() + " values");
        }
        Map<String, String> groupBy = groupBy(rule.groupBy(), values);
        Set<Fact> facts = facts(match);
        Map<String, Object> bound = bound(rule, match, facts);
        MatchEvidence evidence = memory.evidence(facts);
        String id = evidence.id(rule, groupBy);
        Firing firing = new Firing(
                id,
                rule.id(),
                rule.version(),
                groupBy,
                severity,
                text.filled(rule, Firing.kept(values.get(values.size() - 1)), bound),
                evidence.first(),
                evidence.last(),
                kept(bound),
                evidence.facts(),
                evidence.evidence(),
                Assessor.of(rule.model(), groupBy.values(), facts, ofFinding));
        return new Raised(
                firing, new Finding(id, rule.id(), groupBy, firing.first(), firing.last(), evidence.events()));
    }

    /** In the order of the names, of which there is mostly one. */
    private static Map<String, String> groupBy(List<String> names, List<Object> values) {
        if (names.size() == 1) {
            return Map.of(names.get(0), Firing.kept(values.get(0)));
        }
        Map<String, String> groupBy = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            groupBy.put(names.get(i), Firing.kept(values.get(i)));
        }
        return Collections.unmodifiableMap(groupBy);
    }

    /** Several matches over the same facts are one firing; the gravest, then the first by text and bindings, stands for them. */
    static @Nullable Raised gravest(Collection<Raised> same) {
        return same.size() == 1
                ? same.iterator().next()
                : same.stream()
                        .min(Comparator.comparing((Raised r) -> r.firing().severity())
                                .reversed()
                                .thenComparing(r -> r.firing().text())
                                .thenComparing(r -> r.firing().bindings().toString()))
                        .orElse(null);
    }

    /** The facts of the match and those that its accumulates counted, which stand in lists. */
    private static Set<Fact> facts(Match match) {
        Set<Fact> facts = Collections.newSetFromMap(new IdentityHashMap<>());
        flatten(match.getObjects(), facts);
        return facts;
    }

    private static void flatten(@Nullable Object value, Set<Fact> into) {
        if (value instanceof Fact fact) {
            into.add(fact);
        } else if (value instanceof Collection<?> many) {
            many.forEach(one -> flatten(one, into));
        } else if (value instanceof Object[] many) {
            for (Object one : many) {
                flatten(one, into);
            }
        }
    }

    /** Under the names of the rule; the engine knows them by others. The facts themselves are kept by their ids already. */
    private static Map<String, Object> bound(Rule rule, Match match, Set<Fact> facts) {
        UnknownNumbers unknown = new UnknownNumbers(rule.model(), facts);
        String text = rule.model().raise().text().value();
        Map<String, Object> all = new TreeMap<>();
        for (String declared : match.getDeclarationIds()) {
            Object value = match.getDeclarationValue(declared);
            String name = declared.startsWith("$") ? rule.names().get(declared.substring(1)) : null;
            if (name != null && !(value instanceof Fact) && (!ofFacts(value) || text.contains("{" + name + "}"))) {
                all.put(name, unknown.has(name, value) ? UnknownNumbers.UNKNOWN : value);
            }
        }
        return all;
    }

    private static Map<String, String> kept(Map<String, Object> bound) {
        Map<String, String> kept = new TreeMap<>();
        bound.forEach((name, value) -> {
            if (value != UnknownNumbers.UNKNOWN) {
                kept.put(name, Firing.kept(value));
            }
        });
        return Collections.unmodifiableMap(kept);
    }

    private static boolean ofFacts(@Nullable Object value) {
        return value instanceof Collection<?> many
                && !many.isEmpty()
                && many.iterator().next() instanceof Fact;
    }
}
