package org.faultline.trial.nearmiss;

import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.faultline.fact.Fact;
import org.faultline.fact.ReportExcerpt;
import org.faultline.fact.event.Event;
import org.faultline.rule.interpret.Match;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.Printer;
import org.jspecify.annotations.Nullable;

/** Says how far a part of a rule is off, in a match of the rule without it. */
record Shortfalls(RuleModel rule, Reading reading, BiFunction<Event, ReportExcerpt, String> report) {
    private static final int HOURS = 24;

    /** What is no number is off by as much as a number that is nothing at all. */
    private static final double WHOLLY = 1;

    NearMiss of(RulePart p, Match m) {
        ConditionalElement c = rule.conditions().get(p.condition());
        if (p.asked() == null) {
            return whole(p, (Quantified) c, m);
        } else if (c instanceof Accumulate && p.pattern() != RulePart.TESTS) {
            return new NearMiss(p.at(), "enough but for " + p.text(rule), WHOLLY);
        }
        return asked(p.asked(), fact(p, m), m);
    }

    /** The fact that stands for the pattern of a part; null where it is of no single fact. */
    @Nullable
    Fact fact(RulePart p, Match m) {
        return rule.conditions().get(p.condition()) instanceof FactPattern own
                        && own.name() != null
                        && m.bound().get(own.name()) instanceof Fact f
                ? f
                : null;
    }

    private NearMiss asked(Constraint c, @Nullable Fact fact, Match m) {
        Values values = new Values(fact, m.bound());
        String of = fact == null ? "" : EvidenceOfFact.named(fact, report) + ": ";
        if (c instanceof Constraint.Comparison x) {
            return compared(values, x, of);
        } else if (c instanceof Constraint.AnyOf any) {
            return any.of().stream()
                    .map(one -> asked(one, fact, m))
                    .min(Comparator.comparingDouble(NearMiss::distance))
                    .orElseThrow();
        } else if (c instanceof Constraint.Window w) {
            return new NearMiss(w.at(), of + lying(values.hours(w), w) + asked(w), WHOLLY);
        }
        return new NearMiss(c.at(), of + "not so: " + Printer.print(c), WHOLLY);
    }

    private static NearMiss compared(Values values, Constraint.Comparison x, String of) {
        Object left = values.told(x.left());
        Object right = values.told(x.right());
        if (left instanceof Number a && right instanceof Number b) {
            double off = Math.abs(a.doubleValue() - b.doubleValue()) / Math.max(1, Math.abs(b.doubleValue()));
            boolean least = x.operator() == Constraint.Operator.AT_LEAST;
            String words = of + Values.shown(left) + (least ? " of " + Values.shown(right) : "") + asked(x);
            return new NearMiss(x.at(), words, Math.min(off, WHOLLY));
        }
        boolean literal = !(x.right() instanceof Term.Path) && !(x.right() instanceof Term.Arithmetic);
        String wanted = literal ? "" : ", which is " + Values.shown(right);
        return new NearMiss(x.at(), of + Values.shown(left) + asked(x, wanted), WHOLLY);
    }

    /** What the rule asks for instead. */
    static String asked(Constraint c) {
        return asked(c, "");
    }

    private static String asked(Constraint c, String more) {
        return " (asked: " + Printer.print(c) + more + ")";
    }

    private static String lying(@Nullable Long hours, Constraint.Window w) {
        return hours == null || hours < 0 ? "on the other side of $" + w.other() : side(hours / HOURS, w);
    }

    /** Such as {@code 31 days before $latest}. */
    static String side(long days, Constraint.Window w) {
        return days + (days == 1 ? " day " : " days ")
                + switch (w.order()) {
                    case BEFORE -> "before";
                    case AFTER -> "after";
                    case COINCIDES -> "from";
                }
                + " $" + w.other();
    }

    private NearMiss whole(RulePart p, Quantified q, Match m) {
        if (q.quantifier() == Quantified.Quantifier.EXISTS) {
            return new NearMiss(p.at(), "nothing matches " + p.text(rule), WHOLLY);
        }
        String which = reading.first(q.patterns(), m.bound()).stream()
                .map(fact -> EvidenceOfFact.named(fact, report))
                .collect(Collectors.joining(" and "));
        return new NearMiss(p.at(), "there is " + which + ": " + p.text(rule), WHOLLY);
    }
}
