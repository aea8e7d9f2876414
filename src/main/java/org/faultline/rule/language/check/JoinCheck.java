package org.faultline.rule.language.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.EnginePrinter;
import org.faultline.rule.language.print.Terms;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;

/** Checks that each pattern shares a key with one before it: the engine finds equal keys by an index, and all else by trying everything. */
final class JoinCheck {
    /**
     * There is one of the one and a handful of the other, so the first needs no key; but a handful for each of a handful, and so on,
     * are many. Each with its key.
     */
    private static final Map<String, String> FEW = Map.of("Today", "day", "Coverage", "source");

    /** What patterns are joined by, the finest first. */
    private static final List<String> KEYS =
            List.of("dyad", "group", "actor", "admin2", "admin1", "eventId", "country");

    private final Fault.Gatherer faults;
    private final NamedFields fields;
    private final Set<String> given;
    private final Set<String> known = new HashSet<>();
    private final Set<String> few = new HashSet<>();
    private final Set<String> ofFew = new HashSet<>();
    private boolean begun;

    private JoinCheck(NamedFields fields, Set<String> given, Fault.Gatherer faults) {
        this.fields = fields;
        this.given = given;
        this.faults = faults;
    }

    static void check(RuleModel rule, Fault.Gatherer faults) {
        JoinCheck joins =
                new JoinCheck(new NamedFields(rule), EnginePrinter.names(rule).keySet(), faults);
        rule.conditions().forEach(joins::condition);
    }

    private void condition(ConditionalElement condition) {
        Set<String> outside = new HashSet<>(known);
        boolean before = begun;
        condition.patterns().forEach(p -> pattern(p, condition instanceof FactPattern));
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

    private void pattern(FactPattern p, boolean multiplies) {
        String key = FEW.get(p.type());
        if (key != null) {
            boolean first = !multiplies || few.add(p.type());
            ofFew.addAll(known);
            if (!first && !joined(p, ofFew)) {
                unjoined(p, key);
            }
            names(p).forEach(ofFew::add);
            return;
        }
        if (begun && !joined(p, known)) {
            unjoined(p, "dyad");
        }
        begun = true;
        names(p).forEach(known::add);
    }

    private void unjoined(FactPattern p, String key) {
        String remedy = keysBefore(p)
                .map(k -> " ask for one that is named there already: " + k)
                .orElse(" name a field there ($" + key + " : " + key + ") and ask for it here (" + key + " == $" + key
                        + ")");
        faults.add(
                p.at(),
                Code.NOT_JOINED,
                p.type() + " shares no key with a pattern before it, so everything would be compared with everything;"
                        + remedy);
    }

    /** The tests that would join it by what is named before it. */
    private Optional<String> keysBefore(FactPattern p) {
        Set<String> own = FactVocabulary.type(p.type())
                .map(t -> FactVocabulary.fields(t).keySet())
                .orElse(Set.of());
        String all = KEYS.stream()
                .filter(own::contains)
                .flatMap(k -> known.stream()
                        .filter(n -> k.equals(fields.of(new Term.Path(p.at(), n, List.of()))))
                        .sorted()
                        .limit(1)
                        .map(n -> k + " == $" + n))
                .collect(Collectors.joining(", or "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static Stream<String> names(FactPattern p) {
        return Stream.concat(
                Stream.ofNullable(p.name()),
                p.constraints().stream()
                        .filter(Constraint.Binding.class::isInstance)
                        .map(c -> ((Constraint.Binding) c).name()));
    }

    private boolean joined(FactPattern p, Set<String> keys) {
        return p.constraints().stream().anyMatch(c -> joins(c, keys));
    }

    private boolean joins(Constraint c, Set<String> keys) {
        if (c instanceof Constraint.Comparison x) {
            return x.operator() == Constraint.Operator.EQUAL
                    && (key(x.left(), x.right(), keys) || key(x.right(), x.left(), keys));
        } else if (c instanceof Constraint.AnyOf any) {
            return any.of().stream().allMatch(one -> joins(one, keys));
        } else if (c instanceof Constraint.AllOf all) {
            return all.of().stream().anyMatch(one -> joins(one, keys));
        } else if (c instanceof Constraint.Membership m) {
            return !m.negated() && m.values().stream().allMatch(v -> key(m.left(), v, keys));
        }
        return c instanceof Constraint.Containment x
                && !x.negated()
                && (key(x.left(), x.right(), keys) || key(x.right(), x.left(), keys));
    }

    private boolean key(Term own, Term other, Set<String> keys) {
        List<String> names = Terms.names(other).toList();
        return own instanceof Term.Path p
                && p.of() == null
                && !names.isEmpty()
                // a misspelt name is a fault already, not a second one
                && names.stream().allMatch(n -> keys.contains(n) || !given.contains(n));
    }
}
