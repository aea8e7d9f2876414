package org.faultline.trial.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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

    /**
     * Of a test that two patterns of one kind ask alike, such as the latest event and all before it, it is enough that a case needs
     * it in both: hardly any needs it in one of them alone.
     *
     * @param situations the facts of each moment at which a case looks
     */
    static List<RulePart> in(RuleModel rule, Collection<List<Fact>> situations) {
        List<Reading> readings = situations.stream().map(Reading::new).toList();
        List<Map<List<String>, Set<String>>> outcomes =
                readings.stream().map(r -> outcome(rule, r)).toList();
        Predicate<RuleModel> same = other -> IntStream.range(0, readings.size())
                .allMatch(i -> outcome(other, readings.get(i)).equals(outcomes.get(i)));
        List<RulePart> all = RulePart.of(rule);
        return all.stream()
                .filter(p -> same.test(p.without(rule)))
                .filter(p -> all.stream().filter(q -> p.isTwinOf(q, rule)).allMatch(q -> same.test(p.without(q, rule))))
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
