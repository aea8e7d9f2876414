package org.faultline.rule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.fact.event.Concern;
import org.faultline.fact.event.Finding;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;

/** Which rules a rule builds on: those whose findings it asks for, and those that these build on. */
final class RuleFoundations {
    private RuleFoundations() {}

    /**
     * The ids of some rules and of all that they build on.
     *
     * @param among all rules there are; of a rule that asks for findings of no rule by name, each of them may be meant
     */
    static Set<String> of(Set<String> ids, Collection<RuleModel> among) {
        Map<String, RuleModel> byId = new TreeMap<>();
        among.forEach(m -> byId.putIfAbsent(m.id(), m));
        Set<String> all = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(ids);
        while (!open.isEmpty()) {
            RuleModel rule = byId.get(open.pop());
            if (rule != null && all.add(rule.id())) {
                for (FactPattern pattern : ofFindings(rule)) {
                    List<Term.Text> named = named(pattern);
                    open.addAll(
                            named.isEmpty()
                                    ? byId.keySet()
                                    : named.stream().map(Term.Text::value).toList());
                }
            }
        }
        return all;
    }

    private static List<FactPattern> ofFindings(RuleModel rule) {
        return rule.patterns().stream()
                .filter(p -> p.factType() == Finding.class || p.factType() == Concern.class)
                .toList();
    }

    /** The rules whose findings a pattern asks for, where one of its tests alone leaves no others. */
    private static List<Term.Text> named(FactPattern pattern) {
        return pattern.constraints().stream()
                .map(RuleFoundations::named)
                .filter(n -> !n.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Term.Text> named(Constraint test) {
        if (test instanceof Constraint.Comparison c
                && c.operator() == Constraint.Operator.EQUAL
                && ofRule(c.left())
                && c.right() instanceof Term.Text id) {
            return List.of(id);
        } else if (test instanceof Constraint.Membership m
                && !m.negated()
                && ofRule(m.left())
                && m.values().stream().allMatch(Term.Text.class::isInstance)) {
            return m.values().stream().map(Term.Text.class::cast).toList();
        } else if (test instanceof Constraint.AnyOf any) {
            List<List<Term.Text>> each =
                    any.of().stream().map(RuleFoundations::named).toList();
            return each.stream().anyMatch(List::isEmpty)
                    ? List.of()
                    : each.stream().flatMap(List::stream).toList();
        }
        return List.of();
    }

    private static boolean ofRule(Term term) {
        return term instanceof Term.Path p && p.of() == null && p.fields().equals(List.of("rule"));
    }
}
