package org.faultline.rule;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.rule.drl.Constraint;
import org.faultline.rule.drl.FactPattern;
import org.faultline.rule.drl.Term;
import org.faultline.rule.reading.Values;

/** What patterns ask of a fact alone, whatever it is to be matched with: a fact that no pattern lets in is matched with none. */
final class Admission {
    /** Lets all in: what hangs on other facts too, and what costs more to ask than to let in, is not asked. */
    private static final Predicate<Fact> ALL = Objects::nonNull;

    private final Class<?> type;
    private final Predicate<String> fields;

    private Admission(Class<?> type, Predicate<String> fields) {
        this.type = type;
        this.fields = fields;
    }

    /** Holds for at least every fact of a type that one of some patterns of that type can match. */
    static Predicate<Fact> of(Class<?> type, List<FactPattern> patterns) {
        return of(type, patterns, field -> true);
    }

    /**
     * Likewise, of facts of which only some fields are known.
     *
     * @param type has those fields
     */
    static Predicate<Fact> of(Class<?> type, List<FactPattern> patterns, Predicate<String> fields) {
        Admission admission = new Admission(type, fields);
        return any(patterns.stream().map(p -> admission.all(p.constraints())));
    }

    private static Predicate<Fact> any(Stream<Predicate<Fact>> tests) {
        List<Predicate<Fact>> each = tests.toList();
        return each.contains(ALL) ? ALL : each.stream().reduce(Predicate::or).orElse(fact -> false);
    }

    private Predicate<Fact> all(List<Constraint> constraints) {
        return constraints.stream()
                .map(this::one)
                .filter(t -> t != ALL)
                .reduce(Predicate::and)
                .orElse(ALL);
    }

    private Predicate<Fact> one(Constraint c) {
        if (c instanceof Constraint.AllOf x) {
            return all(x.of());
        } else if (c instanceof Constraint.AnyOf x) {
            return any(x.of().stream().map(this::one));
        } else if (c instanceof Constraint.Flag f && own(f.field())) {
            return test(f.field(), Boolean.valueOf(f.wanted())::equals);
        } else if (c instanceof Constraint.Comparison x && own(x.left()) && literal(x.right())) {
            Object right = Values.NONE.of(x.right());
            return test(x.left(), left -> Values.holds(left, x.operator(), right));
        } else if (c instanceof Constraint.Membership m
                && own(m.left())
                && m.values().stream().allMatch(Admission::literal)) {
            List<Object> values = m.values().stream().map(Values.NONE::of).toList();
            return test(m.left(), left -> m.negated() != values.stream().anyMatch(v -> Values.same(left, v)));
        }
        return ALL;
    }

    private boolean own(Term term) {
        String field = Term.ownField(term);
        return field != null && fields.test(field);
    }

    private static boolean literal(Term term) {
        return !(term instanceof Term.Path) && !(term instanceof Term.Arithmetic);
    }

    private Predicate<Fact> test(Term own, Predicate<Object> value) {
        Method field = Values.field(type, ((Term.Path) own).fields().get(0));
        return fact -> {
            Object held;
            try {
                held = Values.read(field, fact);
            } catch (IllegalStateException unreadable) {
                return true; // the engine meets it too, and knows which rule asks
            }
            return value.test(held);
        };
    }
}
