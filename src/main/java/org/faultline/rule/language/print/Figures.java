package org.faultline.rule.language.print;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Term;
import org.jspecify.annotations.Nullable;

/** What the figures of an accumulate are worked out of. */
public final class Figures {
    private Figures() {}

    /** Whether it is more than a name: {@code $day.deathsBest} or {@code 2 * $deaths}. */
    static boolean isWorkedOut(Term of) {
        return of instanceof Term.Arithmetic
                || (of instanceof Term.Path p && !p.fields().isEmpty());
    }

    /** The one pattern that gives every name in it; null where that is not one alone. */
    public static @Nullable FactPattern pattern(Term of, Accumulate within) {
        Set<String> names = Terms.names(of).collect(Collectors.toSet());
        return within.patterns().stream()
                .filter(p ->
                        !names.isEmpty() && given(p).collect(Collectors.toSet()).containsAll(names))
                .findFirst()
                .orElse(null);
    }

    /** The names that a pattern gives: its own and those of its fields. */
    private static Stream<String> given(FactPattern pattern) {
        return Stream.concat(
                Stream.ofNullable(pattern.name()), bindings(pattern).map(Constraint.Binding::name));
    }

    /** Whether the facts of a pattern are listed by one. */
    static boolean lists(Accumulate accumulate, FactPattern pattern) {
        return accumulate.results().stream()
                .anyMatch(r -> r.function() == Accumulate.Function.COLLECT_LIST
                        && r.of() instanceof Term.Path of
                        && of.fields().isEmpty()
                        && of.of() != null
                        && of.of().equals(pattern.name()));
    }

    /** The same said by fields of that pattern, in place of the names that it gives. */
    static Term ownFields(Term of, FactPattern pattern) {
        if (of instanceof Term.Arithmetic a) {
            return new Term.Arithmetic(a.at(), ownFields(a.left(), pattern), a.sign(), ownFields(a.right(), pattern));
        } else if (of instanceof Term.Path p && p.of() != null) {
            List<String> first = bindings(pattern)
                    .filter(b -> b.name().equals(p.of()))
                    .findFirst()
                    .map(b -> b.field().fields())
                    .orElse(List.of());
            return new Term.Path(
                    p.at(),
                    null,
                    Stream.of(first, p.fields()).flatMap(Collection::stream).toList());
        }
        return of;
    }

    private static Stream<Constraint.Binding> bindings(FactPattern pattern) {
        return pattern.constraints().stream()
                .filter(Constraint.Binding.class::isInstance)
                .map(Constraint.Binding.class::cast);
    }
}
