package org.faultline.rule.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.Raise;
import org.faultline.rule.language.model.RuleModel;

/**
 * Which part of a rule the engine refuses: it names a line of the code that it made, which nobody wrote. Parts are left out until it
 * takes the rest.
 */
final class RefusedPart {
    private RefusedPart() {}

    /**
     * Where the first test that it refuses begins, else the first condition, else the right side.
     *
     * @param taken whether the engine takes a rule
     */
    static Position of(RuleModel rule, Predicate<RuleModel> taken) {
        for (int n = 1; n <= rule.conditions().size(); n++) {
            List<ConditionalElement> first = rule.conditions().subList(0, n);
            if (!taken.test(some(rule, first))) {
                return within(rule, first, taken);
            }
        }
        return rule.raise().at();
    }

    /** The last of the conditions without each of its tests in turn. */
    private static Position within(RuleModel rule, List<ConditionalElement> conditions, Predicate<RuleModel> taken) {
        ConditionalElement last = conditions.get(conditions.size() - 1);
        List<Constraint> tests =
                last instanceof FactPattern p ? p.constraints() : last instanceof Accumulate a ? a.tests() : List.of();
        for (Constraint test : tests) {
            List<Constraint> others =
                    tests.stream().filter(t -> !t.equals(test)).toList();
            List<ConditionalElement> rest = new ArrayList<>(conditions.subList(0, conditions.size() - 1));
            rest.add(last instanceof Accumulate a ? a.withTests(others) : ((FactPattern) last).withConstraints(others));
            if (taken.test(some(rule, rest))) {
                return test.at();
            }
        }
        return last.at();
    }

    /** Without what its right side says, which may ask for names that are not given then. */
    private static RuleModel some(RuleModel rule, List<ConditionalElement> conditions) {
        return rule.withConditions(conditions)
                .withRaise(new Raise(
                        rule.raise().at(), null, List.of(), rule.raise().text()));
    }
}
