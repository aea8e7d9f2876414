package org.faultline.rule.evaluate;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.fact.Coverage;
import org.faultline.fact.Today;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.RuleModel;

/**
 * How many days apart two facts of one match can be, worked out from the windows a rule states: what has to be in memory together. A rule
 * on findings reaches as far as those it builds on besides.
 */
public final class MatchSpan {
    private MatchSpan() {}

    /** Days that any match of these rules spans at most; empty where one joins facts of any dates. */
    public static OptionalInt of(Collection<RuleModel> rules) {
        int onFacts = 0;
        int onFindings = 0;
        for (RuleModel rule : rules) {
            if (!bounded(rule)) {
                return OptionalInt.empty();
            }
            if (rule.patterns().stream().anyMatch(StandingFirings::ofRaised)) {
                onFindings += of(rule);
            } else {
                onFacts = Math.max(onFacts, of(rule));
            }
        }
        return OptionalInt.of(onFacts + onFindings);
    }

    /** Days that facts of one match of a rule span. */
    public static int of(RuleModel rule) {
        PatternSpans spans = new PatternSpans(rule);
        int most = 0;
        for (int i = 0; i < spans.patterns().size(); i++) {
            for (int j = 0; j < i; j++) {
                most = Math.max(most, between(spans, i, j, rule));
            }
        }
        return most;
    }

    /** Windows of what nothing ties together are added up. */
    private static int between(PatternSpans spans, int one, int other, RuleModel rule) {
        return spans.tied(one, other)
                ? spans.days(one, other)
                : windows(rule).mapToInt(w -> (w.hours() + 23) / 24).sum();
    }

    /**
     * How far from a fact that changes those lie that it can be matched with.
     *
     * @param days for a type of fact, and a type that it is matched with in some rule, how many days apart the two are at most
     * @param ofAnyDate types that some rule joins with facts of any dates, or with the day that it is, which can change any match
     */
    record Near(Map<Class<?>, Map<Class<?>, Integer>> days, Set<Class<?>> ofAnyDate) {
        private void add(RuleModel rule) {
            PatternSpans spans = new PatternSpans(rule);
            for (int i = 0; i < spans.patterns().size(); i++) {
                Map<Class<?>, Integer> from =
                        days.computeIfAbsent(spans.patterns().get(i).factType(), t -> new HashMap<>());
                for (int j = 0; j < spans.patterns().size(); j++) {
                    from.merge(spans.patterns().get(j).factType(), between(spans, i, j, rule), Math::max);
                }
            }
        }
    }

    static Near near(Collection<RuleModel> rules) {
        Near near = new Near(new HashMap<>(), new HashSet<>());
        for (RuleModel rule : rules) {
            near.add(rule);
            if (!bounded(rule) || ever(rule) || !rule.patterns().stream().allMatch(MatchSpan::ofADay)) {
                rule.patterns().forEach(p -> near.ofAnyDate.add(p.factType()));
            }
        }
        return near;
    }

    private static boolean ever(RuleModel rule) {
        return windows(rule).flatMap(w -> w.bounds().stream()).anyMatch(Constraint.Length::isEver);
    }

    public static Optional<Constraint.Window> widest(RuleModel rule) {
        return windows(rule).max(Comparator.comparingInt(Constraint.Window::hours));
    }

    private static Stream<Constraint.Window> windows(RuleModel rule) {
        return rule.patterns().stream()
                .flatMap(p -> p.constraints().stream())
                .filter(Constraint.Window.class::isInstance)
                .map(Constraint.Window.class::cast);
    }

    /** Whether every dated fact of a match but the first is tied to another by a window or by being of one day. */
    public static boolean bounded(RuleModel rule) {
        List<FactPattern> dated =
                rule.patterns().stream().filter(MatchSpan::dated).toList();
        return dated.stream()
                        .filter(p -> p.constraints().stream().noneMatch(MatchSpan::ties))
                        .count()
                <= 1;
    }

    /** Whether windows can be between it and another; a source has no place in time. */
    private static boolean dated(FactPattern pattern) {
        return pattern.factType() != Coverage.class;
    }

    /** Whether it asks for facts that stay on their day. */
    private static boolean ofADay(FactPattern pattern) {
        return dated(pattern) && pattern.factType() != Today.class;
    }

    private static boolean ties(Constraint c) {
        return c instanceof Constraint.Window || PatternSpans.sameDay(c).isPresent();
    }
}
