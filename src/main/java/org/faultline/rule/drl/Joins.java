package org.faultline.rule.drl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that each pattern shares a key with one before it: the engine finds equal keys by an index, and all else by trying everything. */
final class Joins {
    /** There is one of the one and a handful of the other. */
    private static final Set<String> FEW = Set.of("Today", "Coverage");

    private final Fault.Gatherer faults;
    private final Set<String> given;
    private final Set<String> known = new HashSet<>();
    private boolean begun;

    private Joins(Set<String> given, Fault.Gatherer faults) {
        this.given = given;
        this.faults = faults;
    }

    static void check(RuleModel rule, Fault.Gatherer faults) {
        Joins joins = new Joins(EnginePrinter.names(rule).keySet(), faults);
        rule.conditions().forEach(joins::condition);
    }

    private void condition(Condition condition) {
        Set<String> outside = new HashSet<>(known);
        boolean before = begun;
        condition.patterns().forEach(this::pattern);
        if (condition instanceof FactPattern) {
            return;
        }
        known.clear();
        known.addAll(outside);
        begun = before;
        if (condition instanceof Accumulate a) {
            a.results().forEach(r -> known.add(r.name()));
            // what follows an accumulate is joined to its figures, or to what it was joined to
            begun = true;
        }
    }

    private void pattern(FactPattern p) {
        if (FEW.contains(p.type())) {
            return;
        }
        if (begun && p.constraints().stream().noneMatch(this::joins)) {
            faults.add(
                    p.at(),
                    Code.NOT_JOINED,
                    p.type()
                            + " shares no key with a pattern before it, so everything would be compared with everything;"
                            + " name a field there ($dyad : dyad) and ask for it here (dyad == $dyad)");
        }
        begun = true;
        if (p.name() != null) {
            known.add(p.name());
        }
        p.constraints().stream()
                .filter(Constraint.Binding.class::isInstance)
                .forEach(c -> known.add(((Constraint.Binding) c).name()));
    }

    private boolean joins(Constraint c) {
        if (c instanceof Constraint.Comparison x) {
            return x.operator() == Constraint.Operator.EQUAL && (key(x.left(), x.right()) || key(x.right(), x.left()));
        } else if (c instanceof Constraint.AnyOf any) {
            return any.of().stream().allMatch(this::joins);
        } else if (c instanceof Constraint.AllOf all) {
            return all.of().stream().anyMatch(this::joins);
        } else if (c instanceof Constraint.Membership m) {
            return !m.negated() && m.values().stream().allMatch(v -> key(m.left(), v));
        }
        return c instanceof Constraint.Containment x
                && !x.negated()
                && (key(x.left(), x.right()) || key(x.right(), x.left()));
    }

    private boolean key(Term own, Term other) {
        List<String> names = Terms.names(other).toList();
        return own instanceof Term.Path p
                && p.of() == null
                && !names.isEmpty()
                // a misspelt name is a fault already, not a second one
                && names.stream().allMatch(n -> known.contains(n) || !given.contains(n));
    }
}
