package org.faultline.trial.nearmiss;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.Printer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a rule asks for and could do without: a constraint of a pattern, a test of an accumulate, or a whole {@code not} or
 * {@code exists}.
 *
 * @param condition which of the rule's conditions, from 0
 * @param pattern which of its patterns; {@link #TESTS} for the tests of an accumulate, {@link #WHOLE} for the condition itself
 * @param constraint which of that pattern's constraints, or tests
 * @param asked the constraint; null for a whole condition
 */
public record RulePart(
        int condition,
        int pattern,
        int constraint,
        Position at,
        @Nullable Constraint asked) {
    static final int TESTS = -1;
    static final int WHOLE = -2;

    /** All of a rule, in the order of the file. */
    public static List<RulePart> of(RuleModel rule) {
        return IntStream.range(0, rule.conditions().size())
                .boxed()
                .flatMap(i -> of(rule.conditions().get(i), i))
                .toList();
    }

    private static Stream<RulePart> of(ConditionalElement c, int index) {
        Stream<RulePart> whole =
                c instanceof Quantified ? Stream.of(new RulePart(index, WHOLE, 0, c.at(), null)) : Stream.of();
        Stream<RulePart> asked = IntStream.range(0, c.patterns().size())
                .boxed()
                .flatMap(j -> of(c.patterns().get(j).constraints(), index, j));
        Stream<RulePart> tests = c instanceof Accumulate a ? of(a.tests(), index, TESTS) : Stream.of();
        return Stream.of(whole, asked, tests).flatMap(s -> s);
    }

    private static Stream<RulePart> of(List<Constraint> constraints, int condition, int pattern) {
        return IntStream.range(0, constraints.size())
                .filter(k -> !(constraints.get(k) instanceof Constraint.Binding))
                .mapToObj(k ->
                        new RulePart(condition, pattern, k, constraints.get(k).at(), constraints.get(k)));
    }

    /** The rule that does not ask for it; every other part stays where it is when later ones are taken out first. */
    public RuleModel without(RuleModel rule) {
        return with(rule, null);
    }

    /** The rule that asks neither for it nor for another part. */
    public RuleModel without(RulePart other, RuleModel rule) {
        boolean earlier = condition < other.condition || (condition == other.condition && pattern < other.pattern);
        return earlier ? without(other.without(rule)) : other.without(without(rule));
    }

    /** Whether a pattern and an accumulate over its kind of fact both have this test. */
    public boolean isTwinOf(RulePart other, RuleModel rule) {
        return asked != null
                && pattern >= 0
                && other.pattern >= 0
                && accumulates(rule) != other.accumulates(rule)
                && pattern(rule).type().equals(other.pattern(rule).type())
                && text(rule).equals(other.text(rule));
    }

    private boolean accumulates(RuleModel rule) {
        return rule.conditions().get(condition) instanceof Accumulate;
    }

    private FactPattern pattern(RuleModel rule) {
        return rule.conditions().get(condition).patterns().get(pattern);
    }

    /** The rule that asks for something else in its place, or for nothing. */
    RuleModel with(RuleModel rule, @Nullable Constraint instead) {
        List<ConditionalElement> conditions = new ArrayList<>(rule.conditions());
        ConditionalElement c = conditions.remove(condition);
        if (pattern != WHOLE) {
            conditions.add(condition, with(c, instead));
        }
        return rule.withConditions(conditions);
    }

    private ConditionalElement with(ConditionalElement c, @Nullable Constraint instead) {
        if (c instanceof FactPattern p) {
            return p.withConstraints(with(p.constraints(), instead));
        } else if (c instanceof Accumulate a && pattern == TESTS) {
            return a.withTests(with(a.tests(), instead));
        }
        List<FactPattern> patterns = new ArrayList<>(c.patterns());
        FactPattern own = patterns.get(pattern);
        patterns.set(pattern, own.withConstraints(with(own.constraints(), instead)));
        return c instanceof Accumulate a ? a.withPatterns(patterns) : ((Quantified) c).withPatterns(patterns);
    }

    private List<Constraint> with(List<Constraint> constraints, @Nullable Constraint instead) {
        List<Constraint> all = new ArrayList<>(constraints);
        all.remove(constraint);
        if (instead != null) {
            all.add(constraint, instead);
        }
        return all;
    }

    /** Whether it asks what kind of thing a fact is, or which rule raised it; a fact of another kind is hardly near. */
    boolean ofKind() {
        return asked != null && ofKind(asked);
    }

    private static boolean ofKind(Constraint c) {
        return c instanceof Constraint.Comparison x
                ? x.operator() == Constraint.Operator.EQUAL && isKind(x.left())
                : c instanceof Constraint.Membership m
                        ? !m.negated() && isKind(m.left())
                        : c instanceof Constraint.AnyOf any && any.of().stream().allMatch(RulePart::ofKind);
    }

    private static boolean isKind(Term term) {
        return term instanceof Term.Path path
                && path.of() == null
                && (path.fields().equals(List.of("type")) || path.fields().equals(List.of("rule")));
    }

    /** As the rule says it. */
    public String text(RuleModel rule) {
        return asked == null ? Printer.print(rule.conditions().get(condition)) : Printer.print(asked);
    }
}
