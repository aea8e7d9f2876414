package org.faultline.rule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.faultline.fact.Concern;
import org.faultline.fact.Fact;
import org.faultline.fact.Finding;
import org.faultline.rule.drl.FactPattern;
import org.faultline.rule.drl.RuleModel;

/** On which rules the rules of a book build. */
final class Audience {
    private final Predicate<Fact> heeded;
    private final Map<String, Boolean> known = new HashMap<>();

    Audience(Collection<RuleModel> rules) {
        heeded = Admission.of(
                Finding.class,
                rules.stream()
                        .flatMap(r -> r.patterns().stream())
                        .filter(Audience::ofRaised)
                        .toList(),
                "rule"::equals);
    }

    /** Whether a pattern asks for what rules raised. */
    static boolean ofRaised(FactPattern pattern) {
        return pattern.factType() == Finding.class || pattern.factType() == Concern.class;
    }

    /** Whether any rule builds on what this one raises: many say in so many words on which they do, or do not. */
    boolean heeds(String rule) {
        return known.computeIfAbsent(
                rule, r -> heeded.test(new Finding("", r, Map.of(), LocalDate.EPOCH, LocalDate.EPOCH, List.of())));
    }
}
