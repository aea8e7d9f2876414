package org.faultline.rule;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.Coverage;
import org.faultline.fact.Dated;
import org.faultline.fact.Fact;
import org.faultline.rule.drl.Constraint;
import org.faultline.rule.drl.FactPattern;
import org.faultline.rule.drl.RuleModel;
import org.faultline.rule.drl.Term;

/**
 * How many days apart two facts of one match can be, worked out from the windows a rule states: what has to be in memory together. The
 * windows of a rule are added up, since one may begin where another ends; a rule on findings reaches as far as those it builds on besides.
 */
final class Reach {
    /** What windows are between; a source has no place in time. */
    private static final Set<String> DATED = Arrays.stream(Fact.class.getPermittedSubclasses())
            .filter(c -> Dated.class.isAssignableFrom(c) && c != Coverage.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ON_FINDINGS = Set.of("Finding", "Concern");

    /** Facts that agree in one of these are of one day. */
    private static final Set<String> ONE_DAY = Set.of("eventId", "id", "day", "event");

    private Reach() {}

    /** Days that any match of these rules spans at most; empty where one joins facts of any dates. */
    static OptionalInt of(Collection<RuleModel> rules) {
        int onFacts = 0;
        int onFindings = 0;
        for (RuleModel rule : rules) {
            if (!bounded(rule)) {
                return OptionalInt.empty();
            }
            if (rule.patterns().stream().anyMatch(p -> ON_FINDINGS.contains(p.type()))) {
                onFindings += of(rule);
            } else {
                onFacts = Math.max(onFacts, of(rule));
            }
        }
        return OptionalInt.of(onFacts + onFindings);
    }

    /** Days that one rule's own windows span together; part of a day counts as one. */
    static int of(RuleModel rule) {
        return windows(rule).mapToInt(w -> (w.hours() + 23) / 24).sum();
    }

    static Optional<Constraint.Window> widest(RuleModel rule) {
        return windows(rule).max(Comparator.comparingInt(Constraint.Window::hours));
    }

    private static Stream<Constraint.Window> windows(RuleModel rule) {
        return rule.patterns().stream()
                .flatMap(p -> p.constraints().stream())
                .filter(Constraint.Window.class::isInstance)
                .map(Constraint.Window.class::cast);
    }

    /** Whether every dated fact of a match but the first is tied to another by a window or by being of one day. */
    static boolean bounded(RuleModel rule) {
        List<FactPattern> dated =
                rule.patterns().stream().filter(p -> DATED.contains(p.type())).toList();
        return dated.stream()
                        .filter(p -> p.constraints().stream().noneMatch(Reach::ties))
                        .count()
                <= 1;
    }

    private static boolean ties(Constraint c) {
        return c instanceof Constraint.Window
                || (c instanceof Constraint.Comparison x
                        && x.operator() == Constraint.Operator.EQUAL
                        && ((ofOneDay(x.left()) && named(x.right())) || (named(x.left()) && ofOneDay(x.right()))));
    }

    private static boolean ofOneDay(Term term) {
        return term instanceof Term.Path p
                && p.of() == null
                && !p.fields().isEmpty()
                && ONE_DAY.contains(p.fields().get(p.fields().size() - 1));
    }

    private static boolean named(Term term) {
        return term instanceof Term.Path p && p.of() != null;
    }
}
