package org.faultline.trial.nearmiss;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.fact.Dated;
import org.faultline.fact.Fact;
import org.faultline.rule.interpret.Match;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.RuleModel;

/** Finds the least window with which a rule fires, out of the distances in days that there are between the facts. */
final class WindowSearch {
    private static final int HOURS = 24;

    private final RuleModel rule;
    private final Reading reading;
    private final Shortfalls shortfalls;
    private final List<Integer> gaps;

    WindowSearch(RuleModel rule, Reading reading, Shortfalls shortfalls, Collection<Fact> facts) {
        this.rule = rule;
        this.reading = reading;
        this.shortfalls = shortfalls;
        List<Long> days = facts.stream()
                .filter(Dated.class::isInstance)
                .map(f -> ((Dated) f).day().toEpochDay())
                .distinct()
                .toList();
        this.gaps = days.stream()
                .flatMap(a -> days.stream().map(b -> (int) Math.abs(a - b)))
                .distinct()
                .sorted()
                .toList();
    }

    Optional<NearMiss> least(RulePart p, Constraint.Window w) {
        int first = w.bounds().get(0).hours();
        int last = w.bounds().get(w.bounds().size() - 1).hours();
        return gaps.stream()
                .filter(days -> off(days, first, last) > 0)
                .sorted(Comparator.comparingInt(days -> off(days, first, last)))
                .flatMap(days ->
                        reading
                                .first(p.with(rule, reaching(w, days)), m -> true)
                                .map(m -> miss(p, w, days, m))
                                .stream())
                .findFirst();
    }

    private NearMiss miss(RulePart p, Constraint.Window w, int days, Match m) {
        String lies = rule.conditions().get(p.condition()) instanceof Accumulate
                ? "the next " + Shortfalls.side(days, w)
                : shortfalls.lying(p, m, days, w);
        int first = w.bounds().get(0).hours();
        int last = w.bounds().get(w.bounds().size() - 1).hours();
        return new NearMiss(
                p.at(), lies + Shortfalls.asked(w), off(days, first, last) / (double) Math.max(HOURS, w.hours()));
    }

    /** How many hours outside. */
    private static int off(int days, int first, int last) {
        return Math.max(first - days * HOURS, days * HOURS - last);
    }

    private static Constraint.Window reaching(Constraint.Window w, int days) {
        List<Constraint.Length> bounds = w.bounds();
        Constraint.Length reached = new Constraint.Length(w.at(), days, 'd');
        boolean beyond = reached.hours() > bounds.get(bounds.size() - 1).hours();
        return bounds.size() == 1
                ? w.withBounds(List.of(reached))
                : w.withBounds(beyond ? List.of(bounds.get(0), reached) : List.of(reached, bounds.get(1)));
    }
}
