package org.faultline.rule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.faultline.fact.Fact;
import org.faultline.fact.Finding;
import org.faultline.rule.drl.Constraint;
import org.faultline.rule.drl.FactPattern;
import org.faultline.rule.drl.RuleModel;
import org.faultline.rule.drl.Term;
import org.faultline.rule.reading.Values;

/** Which facts the rules of a book ask for at all; what none of them asks for need not be put before them. */
final class Audience {
    private static final Set<String> RAISED = Set.of("Finding", "Concern");

    private final Map<Class<?>, Predicate<Fact>> asked = new HashMap<>();
    private final List<FactPattern> ofRaised;
    private final Map<String, Boolean> heeded = new HashMap<>();

    Audience(Collection<RuleModel> rules) {
        List<FactPattern> all =
                rules.stream().flatMap(r -> r.patterns().stream()).toList();
        all.stream()
                .collect(Collectors.groupingBy(FactPattern::factType))
                .forEach((type, patterns) -> asked.put(type, Admission.of(type, patterns)));
        ofRaised = all.stream().filter(p -> RAISED.contains(p.type())).toList();
    }

    /** Whether any rule asks for facts of its type that are as it is. */
    boolean asksFor(Fact fact) {
        Predicate<Fact> of = asked.get(fact.getClass());
        return of != null && of.test(fact);
    }

    /** Whether any rule builds on what this one raises: many say in so many words on which they do, or do not. */
    boolean heeds(String rule) {
        return heeded.computeIfAbsent(rule, r -> {
            Values raised =
                    new Values(new Finding("", r, Map.of(), LocalDate.EPOCH, LocalDate.EPOCH, List.of()), Map.of());
            return ofRaised.stream()
                    .anyMatch(p ->
                            p.constraints().stream().filter(Audience::ofRule).allMatch(raised::holds));
        });
    }

    private static boolean ofRule(Constraint c) {
        return (c instanceof Constraint.Comparison x && isRule(x.left()) && x.right() instanceof Term.Text)
                || (c instanceof Constraint.Membership m
                        && isRule(m.left())
                        && m.values().stream().allMatch(Term.Text.class::isInstance));
    }

    private static boolean isRule(Term term) {
        return term instanceof Term.Path p && p.of() == null && p.fields().equals(List.of("rule"));
    }
}
