package org.faultline.rule.firing;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.jspecify.annotations.Nullable;

/**
 * Which names of a rule stand for a 0 that means not known. The engine hands over the 0 alone, so the facts of the match are asked: the
 * number is unknown where each fact of the type that could have given the 0 lacks it.
 */
public record UnknownNumbers(RuleModel rule, Collection<Fact> facts) {
    /** Stands for such a number, and for it in a text. */
    public static final Object UNKNOWN = new Object() {
        @Override
        public String toString() {
            return "an unknown number";
        }
    };

    private static final Set<Accumulate.Function> OF_NUMBERS = EnumSet.of(
            Accumulate.Function.SUM, Accumulate.Function.MIN, Accumulate.Function.MAX, Accumulate.Function.AVERAGE);

    public boolean has(String name, @Nullable Object value) {
        return value instanceof Number n && n.doubleValue() == 0 && isLacking(name);
    }

    private boolean isLacking(String name) {
        return rule.patterns().stream().anyMatch(p -> binds(p, name))
                || results().anyMatch(r -> r.name().equals(name) && OF_NUMBERS.contains(r.function()) && lacks(r.of()));
    }

    private Stream<Accumulate.Result> results() {
        return rule.conditions().stream().filter(Accumulate.class::isInstance).flatMap(c -> ((Accumulate) c)
                .results().stream());
    }

    private boolean binds(FactPattern pattern, String name) {
        return pattern.constraints().stream()
                .anyMatch(c -> c instanceof Constraint.Binding b
                        && b.name().equals(name)
                        && lacks(pattern, b.field().fields()));
    }

    /** What a figure is worked out of: a bound number, or a field of a named fact. */
    private boolean lacks(@Nullable Term of) {
        if (!(of instanceof Term.Path path) || path.of() == null) {
            return false;
        }
        String name = Objects.requireNonNull(path.of());
        return path.fields().isEmpty()
                ? isLacking(name)
                : rule.patterns().stream().anyMatch(p -> name.equals(p.name()) && lacks(p, path.fields()));
    }

    private boolean lacks(FactPattern pattern, List<String> fields) {
        Term.Path path = new Term.Path(pattern.at(), null, fields);
        List<Values> zeros = facts.stream()
                .filter(pattern.factType()::isInstance)
                .map(f -> new Values(f, Map.of()))
                .filter(v -> v.of(path) instanceof Number n && n.doubleValue() == 0)
                .toList();
        return !zeros.isEmpty() && zeros.stream().allMatch(v -> v.told(path) == null);
    }
}
