package org.faultline.rule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.faultline.fact.Concern;
import org.faultline.fact.Fact;
import org.faultline.fact.Finding;
import org.faultline.rule.drl.FactPattern;
import org.faultline.rule.drl.RuleModel;

/** Which facts the rules of a book ask for at all; what none of them asks for need not be put before them. */
final class Audience {
    private final Map<Class<?>, Predicate<Fact>> asked = new HashMap<>();
    private final Predicate<Fact> heeded;
    private final Map<String, Boolean> known = new HashMap<>();

    Audience(Collection<RuleModel> rules) {
        List<FactPattern> all =
                rules.stream().flatMap(r -> r.patterns().stream()).toList();
        all.stream()
                .collect(Collectors.groupingBy(FactPattern::factType))
                .forEach((type, patterns) -> asked.put(type, Admission.of(type, patterns)));
        heeded = Admission.of(
                Finding.class, all.stream().filter(Audience::ofRaised).toList(), "rule"::equals);
    }

    /** Whether a pattern asks for what rules raised. */
    static boolean ofRaised(FactPattern pattern) {
        return pattern.factType() == Finding.class || pattern.factType() == Concern.class;
    }

    /** Whether any rule asks for facts of its type that are as it is. */
    boolean asksFor(Fact fact) {
        Predicate<Fact> of = asked.get(fact.getClass());
        return of != null && of.test(fact);
    }

    /** Whether any rule builds on what this one raises: many say in so many words on which they do, or do not. */
    boolean heeds(String rule) {
        return known.computeIfAbsent(
                rule, r -> heeded.test(new Finding("", r, Map.of(), LocalDate.EPOCH, LocalDate.EPOCH, List.of())));
    }
}
