package org.faultline.rule;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.fact.OfEvent;
import org.faultline.rule.drl.Constraint;
import org.faultline.rule.drl.Term;
import org.jspecify.annotations.Nullable;

/** What constraints of a pattern ask of an event, so that it is known of every fact about that event. */
final class AskedOfEvents {
    private static final Set<String> OF_EVENT =
            Arrays.stream(OfEvent.class.getMethods()).map(m -> m.getName()).collect(Collectors.toSet());

    private AskedOfEvents() {}

    /** Whether it asks of an event what every fact about it has. */
    static boolean ofEvent(Constraint c) {
        if (c instanceof Constraint.AllOf all) {
            return all.of().stream().allMatch(AskedOfEvents::ofEvent);
        } else if (c instanceof Constraint.AnyOf any) {
            return any.of().stream().allMatch(AskedOfEvents::ofEvent);
        } else if (c instanceof Constraint.Flag f) {
            return ofEvent(f.field());
        } else if (c instanceof Constraint.Comparison x) {
            return ofEvent(x.left());
        }
        return c instanceof Constraint.Membership m && ofEvent(m.left());
    }

    private static boolean ofEvent(Term term) {
        String field = Term.ownField(term);
        return field != null && OF_EVENT.contains(field);
    }

    /** The types of event that it leaves, by name; null where it does not say. */
    static @Nullable Set<String> types(Constraint c) {
        if (c instanceof Constraint.Comparison x
                && x.operator() == Constraint.Operator.EQUAL
                && type(x.left())
                && x.right() instanceof Term.Constant one) {
            return Set.of(one.name());
        } else if (c instanceof Constraint.Membership m && !m.negated() && type(m.left())) {
            return names(m.values());
        } else if (c instanceof Constraint.AnyOf any) {
            Set<String> all = new HashSet<>();
            for (Constraint one : any.of()) {
                Set<String> some = types(one);
                if (some == null) {
                    return null;
                }
                all.addAll(some);
            }
            return all;
        }
        return null;
    }

    private static boolean type(Term term) {
        return "type".equals(Term.ownField(term));
    }

    private static @Nullable Set<String> names(List<Term> constants) {
        Set<String> all = new HashSet<>();
        for (Term term : constants) {
            if (!(term instanceof Term.Constant one)) {
                return null;
            }
            all.add(one.name());
        }
        return all;
    }
}
