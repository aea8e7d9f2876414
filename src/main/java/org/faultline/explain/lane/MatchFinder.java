package org.faultline.explain.lane;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.faultline.explain.text.Conditions;
import org.faultline.fact.Fact;
import org.faultline.fact.Today;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.interpret.Match;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;

/**
 * The match that speaks for an alert, found again among facts made anew from the reports it rests on.
 *
 * @param reading those facts
 * @param bound what the names of the rule stood for; empty where no match was found again
 */
public record MatchFinder(Reading reading, Map<String, Object> bound) {
    /** Among more facts only the match that agrees in everything is looked for. */
    private static final int FEW = 60;

    private static final Comparator<Fact> LATEST_FIRST =
            Comparator.comparing(Fact::day).reversed().thenComparing(Fact::id);

    /**
     * @param recorded what the names stood for, as text
     * @param groupBy the alert's values, in the rule's order
     * @param facts all that the reports give
     * @param own ids of those that matched or were counted
     */
    public static MatchFinder find(
            RuleModel rule, Map<String, String> recorded, List<String> groupBy, List<Fact> facts, Set<String> own) {
        List<Fact> all = new ArrayList<>(facts);
        LocalDate today = Conditions.today(rule, recorded);
        if (today != null) {
            all.add(new Today(today));
        }
        all.sort(LATEST_FIRST);
        List<Fact> matched = all.stream()
                .filter(f -> own.contains(f.id()) || f instanceof Today)
                .toList();
        // what must not be there was not kept, and what must was not either
        RuleModel plain = rule.withConditions(rule.conditions().stream()
                .filter(c -> !(c instanceof Quantified))
                .map(ConditionalElement.class::cast)
                .toList());
        Map<String, Object> bound = bound(plain, recorded, groupBy, new Reading(matched), matched.size());
        return new MatchFinder(new Reading(all), bound);
    }

    private static Map<String, Object> bound(
            RuleModel rule, Map<String, String> recorded, List<String> groupBy, Reading reading, int facts) {
        Predicate<Match> own = m -> groupBy.equals(values(rule, m));
        return reading.first(rule, own.and(m -> agreeing(m, recorded) == recorded.size()))
                .or(() -> facts > FEW
                        ? Optional.empty()
                        : reading.matches(rule).stream()
                                .filter(own)
                                .max(Comparator.comparingInt(m -> agreeing(m, recorded))))
                .map(Match::bound)
                .orElse(Map.of());
    }

    private static List<String> values(RuleModel rule, Match m) {
        Values values = new Values(null, m.bound());
        return rule.raise().values().stream()
                .map((Term t) -> Firing.kept(values.of(t)))
                .toList();
    }

    private static int agreeing(Match m, Map<String, String> recorded) {
        Map<String, String> now = new TreeMap<>();
        m.bound().forEach((name, value) -> now.put(name, Firing.kept(value)));
        now.entrySet().retainAll(recorded.entrySet());
        return now.size();
    }
}
