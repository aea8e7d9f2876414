package org.faultline.trial.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.rule.firing.EvidenceReader;
import org.faultline.rule.interpret.Match;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.trial.nearmiss.RulePart;

/** Finds what a rule asks for that no case needs: without it every case would end as it does. */
public final class UnusedParts {
    private UnusedParts() {}

    /** @param situations the facts of each moment at which a case looks */
    static List<RulePart> in(RuleModel rule, Collection<List<Fact>> situations) {
        List<Reading> readings = situations.stream().map(Reading::new).toList();
        List<Map<List<String>, Set<String>>> outcomes =
                readings.stream().map(r -> outcome(rule, r)).toList();
        return RulePart.of(rule).stream()
                .filter(p -> {
                    RuleModel without = p.without(rule);
                    return Stream.iterate(0, i -> i < readings.size(), i -> i + 1)
                            .allMatch(i -> outcome(without, readings.get(i)).equals(outcomes.get(i)));
                })
                .toList();
    }

    /** The events of each set of group-by values; two facts of one event are no two alerts. */
    public static Map<List<String>, Set<String>> outcome(RuleModel rule, Reading reading) {
        Map<List<String>, Set<String>> alerts = new HashMap<>();
        for (Match m : reading.matches(rule)) {
            Values values = new Values(null, m.bound());
            List<String> groupBy = rule.raise().values().stream()
                    .map(v -> String.valueOf(values.of(v)))
                    .toList();
            Set<String> alert = alerts.computeIfAbsent(groupBy, k -> new TreeSet<>());
            m.facts().stream().flatMap(f -> EvidenceReader.events(f).stream()).forEach(e -> alert.add(e.id()));
        }
        return alerts;
    }
}
