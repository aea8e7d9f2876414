package org.faultline.trial.nearmiss;

import java.util.ArrayList;
import java.util.List;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.rule.file.AbsenceState;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.RuleModel;

/** Why a rule raised nothing: what its conditions lack and, of one about absence, who is not heard. */
public final class SilenceReasons {
    private SilenceReasons() {}

    /**
     * What decided first.
     *
     * @param facts all that the rule could see, the sources among them
     */
    public static List<NearMiss> of(Rule rule, List<Fact> facts, FactText text) {
        List<Coverage> sources = facts.stream()
                .filter(Coverage.class::isInstance)
                .map(Coverage.class::cast)
                .toList();
        AbsenceState absence =
                sources.isEmpty() ? null : AbsenceState.of(rule, sources).orElse(null);
        if (absence == null || absence.on()) {
            return NearMisses.of(rule.model(), facts, text);
        }
        // what it asks of sources fails with them, and is no second reason
        List<NearMiss> others = NearMisses.of(butForSources(rule.model()), facts, text);
        List<NearMiss> all = new ArrayList<>(others);
        all.add(new NearMiss(rule.model().at(), absence.why(), others.isEmpty() ? 0 : Double.MAX_VALUE));
        return List.copyOf(all);
    }

    private static RuleModel butForSources(RuleModel rule) {
        List<ConditionalElement> others = rule.conditions().stream()
                .filter(c -> !c.patterns().stream().map(FactPattern::type).allMatch("Coverage"::equals))
                .toList();
        return rule.withConditions(others);
    }
}
