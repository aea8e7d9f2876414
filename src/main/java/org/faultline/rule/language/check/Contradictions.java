package org.faultline.rule.language.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.fact.TypeTraits;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Constraint.Operator;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.Printer;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.jspecify.annotations.Nullable;

/** Finds what cannot be: tests of one field that exclude each other, windows that do not meet or run backwards. */
final class Contradictions {
    private final Fault.Gatherer faults;
    private final Map<Term, LiteralRange> ranges = new HashMap<>();
    private final Map<Term.Path, Boolean> flags = new HashMap<>();
    private final Map<String, int[]> windows = new HashMap<>();

    private Contradictions(Fault.Gatherer faults) {
        this.faults = faults;
    }

    static void check(RuleModel rule, Fault.Gatherer faults) {
        for (ConditionalElement condition : rule.conditions()) {
            condition.patterns().forEach(p -> new Contradictions(faults).all(p.constraints()));
            if (condition instanceof Accumulate a) {
                Contradictions figures = new Contradictions(faults);
                a.results().stream()
                        .filter(r -> r.function() == Accumulate.Function.COUNT
                                || r.function() == Accumulate.Function.DISTINCT)
                        .forEach(r -> figures.ranges.put(
                                new Term.Path(r.at(), r.name(), List.of()), LiteralRange.notNegative()));
                figures.all(a.tests());
            }
        }
    }

    private void all(List<Constraint> constraints) {
        constraints.forEach(this::one);
        traits(constraints);
    }

    private void one(Constraint c) {
        if (c instanceof Constraint.Comparison x) {
            comparison(x);
        } else if (c instanceof Constraint.Flag f) {
            Boolean before = flags.putIfAbsent(f.field(), f.wanted());
            if (before != null && before != f.wanted()) {
                never(c, "it is asked for both ways");
            }
        } else if (c instanceof Constraint.Window w) {
            window(w);
        } else {
            listed(c);
        }
    }

    private void comparison(Constraint.Comparison x) {
        Object value = LiteralRange.literal(x.right());
        if (x.left() instanceof Term.Path && value != null) {
            LiteralRange range = ranges.computeIfAbsent(x.left(), k -> new LiteralRange());
            range.narrow(x.operator(), value);
            judge(x, range);
        } else if (x.left().equals(x.right())) {
            faults.add(
                    x.right().at(),
                    Code.NEVER_TRUE,
                    Printer.print(x) + " compares a field with itself; write " + Printer.print(x.left()) + " "
                            + x.operator().symbol() + " $"
                            + Printer.print(x.left()).replaceFirst(".*\\.", "")
                            + ", a name that is given to it in a pattern before");
        }
    }

    private void judge(Constraint c, LiteralRange range) {
        if (range.isEmpty()) {
            never(c, "with the tests before it nothing is left over");
        }
    }

    private void never(Constraint c, String why) {
        faults.add(
                c.at(),
                Code.NEVER_TRUE,
                Printer.print(c) + " can never be: " + why + "; change one of them, or join them by ||");
    }

    /** A list of words, be it with {@code in} or with {@code ||}. */
    private void listed(Constraint c) {
        Term of = null;
        Set<Object> values = new HashSet<>();
        if (c instanceof Constraint.Membership m && !m.negated()) {
            of = m.left();
            m.values().forEach(v -> values.add(LiteralRange.literal(v)));
        } else if (c instanceof Constraint.AnyOf any) {
            of = equals(any, values);
        }
        if (of != null && values.stream().noneMatch(Objects::isNull)) {
            LiteralRange range = ranges.computeIfAbsent(of, k -> new LiteralRange());
            range.oneOf(values);
            judge(c, range);
        }
    }

    private static @Nullable Term equals(Constraint.AnyOf any, Set<Object> values) {
        Set<Term> of = new HashSet<>();
        for (Constraint c : any.of()) {
            Object value = c instanceof Constraint.Comparison x && x.operator() == Operator.EQUAL
                    ? LiteralRange.literal(x.right())
                    : null;
            if (value == null) {
                return null;
            }
            of.add(((Constraint.Comparison) c).left());
            values.add(value);
        }
        return of.size() == 1 ? of.iterator().next() : null;
    }

    /** {@code violent} of a type that is not. */
    private void traits(List<Constraint> constraints) {
        Set<String> types = ranges.entrySet().stream()
                .filter(e -> e.getKey() instanceof Term.Path p
                        && p.of() == null
                        && p.fields().equals(List.of("type")))
                .flatMap(e -> e.getValue().among().stream())
                .filter(Term.Constant.class::isInstance)
                .map(v -> ((Term.Constant) v).name())
                .collect(Collectors.toSet());
        for (Constraint c : constraints) {
            if (!types.isEmpty()
                    && c instanceof Constraint.Flag f
                    && f.field().of() == null
                    && f.field().fields().size() == 1) {
                String flag = f.field().fields().get(0);
                if (types.stream().allMatch(t -> TypeTraits.holds(flag, t)
                        .filter(v -> v != f.wanted())
                        .isPresent())) {
                    never(c, String.join(", ", types) + " is " + (f.wanted() ? "not " : "always ") + flag);
                }
            }
        }
    }

    /** Days from the other fact to this one, at least and at most, in hours. */
    private void window(Constraint.Window w) {
        int near = w.bounds().get(0).hours();
        int far = w.bounds().get(w.bounds().size() - 1).hours();
        if (w.order() != Constraint.Order.COINCIDES && near > far) {
            faults.add(
                    w.bounds().get(0).at(),
                    Code.NEVER_TRUE,
                    "this window runs backwards and holds nothing; write the nearer bound first: "
                            + w.order().name().toLowerCase(java.util.Locale.ROOT) + "["
                            + w.bounds().get(1) + ", " + w.bounds().get(0) + "]");
            return;
        }
        int[] now =
                switch (w.order()) {
                    case BEFORE -> new int[] {-far, -near};
                    case AFTER -> new int[] {near, far};
                    case COINCIDES -> new int[] {-near, near};
                };
        int[] both = windows.merge(w.other(), now, (a, b) -> new int[] {Math.max(a[0], b[0]), Math.min(a[1], b[1])});
        if (both[0] > both[1]) {
            never(w, "it does not meet the window before it");
        }
    }
}
