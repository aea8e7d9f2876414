package org.faultline.rule.interpret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.faultline.fact.Fact;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.jspecify.annotations.Nullable;

/**
 * Some facts read as a rule says, condition by condition and without the engine: for the few facts of a case or of one question, where
 * the same rule is asked again and again with a condition less. It gives the same matches as the engine, only slower.
 */
public final class Reading {
    private final Map<String, List<Fact>> byType = new HashMap<>();

    /** Facts that fulfil some patterns together, and what the names stand for then. */
    public record Row(Map<String, Object> bound, List<Fact> facts) {}

    public Reading(Collection<Fact> facts) {
        facts.forEach(f -> byType.computeIfAbsent(f.getClass().getSimpleName(), k -> new ArrayList<>())
                .add(f));
    }

    /** The rule with a name for every pattern of its own, so that a match says which fact it was. */
    public static RuleModel named(RuleModel rule) {
        List<ConditionalElement> conditions = new ArrayList<>();
        for (ConditionalElement c : rule.conditions()) {
            conditions.add(
                    c instanceof FactPattern p && p.name() == null
                            ? new FactPattern(p.at(), "#" + conditions.size(), p.type(), p.constraints())
                            : c);
        }
        return rule.withConditions(conditions);
    }

    /** All facts of a type, whatever a rule asks of them. */
    public List<Fact> of(String type) {
        return List.copyOf(byType.getOrDefault(type, List.of()));
    }

    public List<Match> matches(RuleModel rule) {
        List<Match> all = new ArrayList<>();
        each(rule.conditions(), 0, new TreeMap<>(), new ArrayList<>(), (bound, facts) -> {
            all.add(new Match(Map.copyOf(bound), List.copyOf(facts)));
            return false;
        });
        return all;
    }

    /** The first match that will do; facts are tried in the order they were given in. */
    public Optional<Match> first(RuleModel rule, Predicate<Match> wanted) {
        List<Match> found = new ArrayList<>();
        each(rule.conditions(), 0, new TreeMap<>(), new ArrayList<>(), (bound, facts) -> {
            Match match = new Match(Map.copyOf(bound), List.copyOf(facts));
            return wanted.test(match) && found.add(match);
        });
        return found.stream().findFirst();
    }

    public boolean holds(RuleModel rule) {
        return each(rule.conditions(), 0, new TreeMap<>(), new ArrayList<>(), (bound, facts) -> true);
    }

    /** How many of the first conditions can be fulfilled together. */
    public int reached(RuleModel rule) {
        int most = rule.conditions().size();
        while (most > 0 && !holds(rule.withConditions(rule.conditions().subList(0, most)))) {
            most--;
        }
        return most;
    }

    /** The first facts that fulfil some patterns, given what is bound; none where nothing does. */
    public List<Fact> first(List<FactPattern> patterns, Map<String, Object> bound) {
        List<Fact> first = new ArrayList<>();
        join(patterns, 0, bound, List.of(), (b, f) -> first.addAll(f));
        return first;
    }

    /** Every way to fulfil some patterns, given what is bound. */
    public List<Row> rows(List<FactPattern> patterns, Map<String, Object> bound) {
        List<Row> rows = new ArrayList<>();
        join(patterns, 0, bound, List.of(), (b, f) -> {
            rows.add(new Row(b, List.copyOf(f)));
            return false;
        });
        return rows;
    }

    /** Hands on every way to fulfil the conditions from there on, until one is enough. */
    private boolean each(
            List<ConditionalElement> conditions,
            int from,
            Map<String, Object> bound,
            List<Fact> facts,
            BiPredicate<Map<String, Object>, List<Fact>> enough) {
        if (from == conditions.size()) {
            return enough.test(bound, facts);
        }
        ConditionalElement condition = conditions.get(from);
        BiPredicate<Map<String, Object>, List<Fact>> next = (b, f) -> each(conditions, from + 1, b, f, enough);
        if (condition instanceof FactPattern p) {
            return join(List.of(p), 0, bound, facts, next);
        } else if (condition instanceof Quantified q) {
            boolean any = join(q.patterns(), 0, bound, facts, (b, f) -> true);
            return any == (q.quantifier() == Quantified.Quantifier.EXISTS) && next.test(bound, facts);
        }
        return accumulate((Accumulate) condition, bound, facts, next);
    }

    /** Hands on every combination of facts for some patterns. */
    private boolean join(
            List<FactPattern> patterns,
            int from,
            Map<String, Object> bound,
            List<Fact> facts,
            BiPredicate<Map<String, Object>, List<Fact>> enough) {
        if (from == patterns.size()) {
            return enough.test(bound, facts);
        }
        FactPattern pattern = patterns.get(from);
        for (Fact fact : byType.getOrDefault(pattern.type(), List.of())) {
            Map<String, Object> now = bound(pattern, fact, bound);
            if (now != null) {
                List<Fact> with = new ArrayList<>(facts);
                with.add(fact);
                if (join(patterns, from + 1, now, with, enough)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the names stand for once that fact is the one, or null where it is not. */
    private static @Nullable Map<String, Object> bound(FactPattern pattern, Fact fact, Map<String, Object> before) {
        Map<String, Object> now = new TreeMap<>(before);
        if (pattern.name() != null) {
            now.put(pattern.name(), fact);
        }
        Values values = new Values(fact, now);
        for (Constraint c : pattern.constraints()) {
            Object value = c instanceof Constraint.Binding b ? values.of(b.field()) : null;
            if (c instanceof Constraint.Binding b && value != null) {
                now.put(b.name(), value);
            }
        }
        return pattern.constraints().stream().allMatch(values::holds) ? now : null;
    }

    private boolean accumulate(
            Accumulate a,
            Map<String, Object> bound,
            List<Fact> facts,
            BiPredicate<Map<String, Object>, List<Fact>> next) {
        List<Row> rows = rows(a.patterns(), bound);
        Set<Fact> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Fact> counted =
                rows.stream().flatMap(r -> r.facts().stream()).filter(seen::add).toList();
        Map<String, Object> now = new TreeMap<>(bound);
        for (Accumulate.Result r : a.results()) {
            Object figure = figure(r, rows);
            if (figure == null) {
                return false;
            }
            now.put(r.name(), figure);
        }
        if (!a.tests().stream().allMatch(new Values(null, now)::holds)) {
            return false;
        }
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(counted);
        return next.test(now, all);
    }

    /** One figure over some rows; null where there is nothing to work it out of, which the engine takes as no match. */
    public static @Nullable Object figure(Accumulate.Result r, List<Row> rows) {
        if (r.of() == null) {
            return (long) rows.size();
        }
        List<Object> values = new ArrayList<>();
        for (Row row : rows) {
            Object value = new Values(null, row.bound()).of(r.of());
            if (value != null) {
                values.add(value);
            }
        }
        DoubleStream numbers =
                values.stream().filter(Number.class::isInstance).mapToDouble(v -> ((Number) v).doubleValue());
        return switch (r.function()) {
            case COUNT -> (long) values.size();
            case SUM -> numbers.sum();
            case MIN -> orNull(numbers.min());
            case MAX -> orNull(numbers.max());
            case AVERAGE -> orNull(numbers.average());
            case COLLECT_LIST -> values;
            case COLLECT_SET -> new LinkedHashSet<>(values);
            case DISTINCT -> (long) new LinkedHashSet<>(values).size();
        };
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
