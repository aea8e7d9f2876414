package org.faultline.trial.nearmiss;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.fact.Today;
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
record Shortfalls(RuleModel rule, Reading reading, FactText text) {
    private static final int HOURS = 24;

    /** What is no number is off by as much as a number that is nothing at all. */
    private static final double WHOLLY = 1;

    /** Everything asked for is there, and one fact too many. */
    private static final double BARRED = 0.1;

    /** Nothing at all is farther off than something that lacks one thing. */
    private static final double NOTHING = 1.2;

    /** Of facts that lack one thing, so many are looked at for the nearest. */
    private static final int MOST_ROWS = 200;

    /** Two of more are not tried in turn. */
    private static final int MOST_PARTS = 12;

    NearMiss of(RulePart p, Match m) {
        ConditionalElement c = rule.conditions().get(p.condition());
        Constraint asked = p.asked();
        if (asked == null) {
            return whole(p, (Quantified) c, m);
        } else if (c instanceof Quantified q) {
            return within(q, p, m).orElseGet(() -> new NearMiss(p.at(), "not so: " + p.text(rule), WHOLLY));
        } else if (c instanceof Accumulate a) {
            return p.pattern() == RulePart.TESTS
                    ? figure(a, asked, m)
                    : new NearMiss(p.at(), "enough but for " + p.text(rule), WHOLLY);
        }
        return asked(asked, fact(p, m), m.bound());
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

    /** What is said before what a fact is off by. */
    String of(@Nullable Fact fact) {
        return fact == null ? "" : text.named(fact) + ": ";
    }

    /** What an {@code exists} finds that would do but for this. */
    private Optional<NearMiss> within(Quantified q, RulePart p, Match m) {
        List<FactPattern> less = p.without(rule).conditions().get(p.condition()).patterns();
        Constraint asked = q.patterns().get(p.pattern()).constraints().get(p.constraint());
        return reading.rows(less, m.bound()).stream()
                .limit(MOST_ROWS)
                .map(row -> asked(asked, row.facts().get(p.pattern()), row.bound()))
                .min(Comparator.comparingDouble(NearMiss::distance));
    }

    private NearMiss figure(Accumulate a, Constraint test, Match m) {
        NearMiss off = asked(test, null, m.bound());
        String what = a.results().stream()
                .filter(r -> test instanceof Constraint.Comparison x
                        && x.left() instanceof Term.Path path
                        && r.name().equals(path.of()))
                .map(r -> said(r.function()))
                .findFirst()
                .orElse("");
        return new NearMiss(off.at(), what + off.words(), off.distance());
    }

    private static String said(Accumulate.Function function) {
        return switch (function) {
            case SUM -> "the sum is ";
            case MIN -> "the least is ";
            case MAX -> "the greatest is ";
            case AVERAGE -> "the average is ";
            case DISTINCT -> "different ones: ";
            case COUNT, COLLECT_LIST, COLLECT_SET -> "";
        };
    }

    private NearMiss asked(Constraint c, @Nullable Fact fact, Map<String, Object> bound) {
        Values values = new Values(fact, bound);
        String of = of(fact);
        if (c instanceof Constraint.Comparison x) {
            return compared(values, x, of);
        } else if (c instanceof Constraint.AnyOf any) {
            return any.of().stream()
                    .map(one -> asked(one, fact, bound))
                    .min(Comparator.comparingDouble(NearMiss::distance))
                    .orElseThrow();
        } else if (c instanceof Constraint.Window w) {
            return new NearMiss(w.at(), of + lying(values.hours(w), w) + asked(w), off(values.hours(w), w));
        } else if (c instanceof Constraint.Membership x) {
            return new NearMiss(x.at(), of + text.value(x.left(), values.told(x.left())) + asked(x), WHOLLY);
        }
        return new NearMiss(c.at(), of + "not so: " + Printer.print(c), WHOLLY);
    }

    private NearMiss compared(Values values, Constraint.Comparison x, String of) {
        Object left = values.told(x.left());
        Object right = values.told(x.right());
        if (left instanceof Number a && right instanceof Number b) {
            double off = Math.abs(a.doubleValue() - b.doubleValue()) / Math.max(1, Math.abs(b.doubleValue()));
            boolean least = x.operator() == Constraint.Operator.AT_LEAST;
            String words = of + Values.shown(left) + (least ? " of " + Values.shown(right) : "") + asked(x);
            return new NearMiss(x.at(), words, Math.min(off, WHOLLY));
        }
        if (FactText.isKey(x.left()) && left != null) {
            return new NearMiss(x.at(), of + "another event" + asked(x), WHOLLY);
        }
        boolean literal = !(x.right() instanceof Term.Path) && !(x.right() instanceof Term.Arithmetic);
        String wanted = literal ? "" : ", which is " + text.value(x.left(), right);
        return new NearMiss(x.at(), of + text.value(x.left(), left) + asked(x, wanted), WHOLLY);
    }

    /** What the rule asks for instead. */
    static String asked(Constraint c) {
        return asked(c, "");
    }

    private static String asked(Constraint c, String more) {
        return " (asked: " + Printer.print(c) + more + ")";
    }

    /** By how much of the window a fact lies outside it. */
    private static double off(@Nullable Long hours, Constraint.Window w) {
        if (hours == null || hours < 0) {
            return WHOLLY;
        }
        long outside = Math.max(w.bounds().get(0).hours() - hours, hours - w.hours());
        return outside / (double) Math.max(HOURS, w.hours());
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

    /** Which fact lies where and, of one that only time keeps from its place, on which day it will be there. */
    String lying(RulePart p, Match m, long days, Constraint.Window w) {
        Fact own = fact(p, m);
        if (own == null) {
            return "it lies " + side(days, w);
        }
        long first = w.bounds().get(0).hours() / HOURS;
        boolean early =
                m.bound().get(w.other()) instanceof Today && w.order() == Constraint.Order.BEFORE && days < first;
        return text.named(own) + " lies " + side(days, w)
                + (early ? ", and will do on " + FactText.day(own.day().plusDays(first)) : "");
    }

    private NearMiss whole(RulePart p, Quantified q, Match m) {
        if (q.quantifier() == Quantified.Quantifier.EXISTS) {
            Optional<String> why = new Missing(text, reading).why(q);
            if (why.isPresent()) {
                return new NearMiss(p.at(), why.get() + " (asked: " + p.text(rule) + ")", NOTHING);
            }
            String nearest =
                    nearest(p, q, m).map(n -> "; nearest is " + n.words()).orElse("");
            return new NearMiss(p.at(), "nothing matches " + p.text(rule) + nearest, NOTHING);
        }
        String which =
                reading.first(q.patterns(), m.bound()).stream().map(text::named).collect(Collectors.joining(" and "));
        return new NearMiss(p.at(), "there is " + which + ", against " + p.text(rule), BARRED);
    }

    /** What comes nearest to an {@code exists} where no fact lacks one thing only: that which lacks two. */
    private Optional<NearMiss> nearest(RulePart whole, Quantified q, Match m) {
        List<RulePart> parts = RulePart.of(rule).stream()
                .filter(p -> p.condition() == whole.condition() && p.pattern() >= 0 && !p.ofKind())
                .toList();
        if (parts.size() > MOST_PARTS) {
            return Optional.empty();
        }
        return parts.stream()
                .flatMap(first -> parts.stream()
                        .filter(second -> parts.indexOf(second) > parts.indexOf(first))
                        .flatMap(second -> lacking(first, second, q, m)))
                .min(Comparator.comparingDouble(NearMiss::distance));
    }

    private Stream<NearMiss> lacking(RulePart first, RulePart second, Quantified q, Match m) {
        List<FactPattern> less = first.without(second.without(rule))
                .conditions()
                .get(first.condition())
                .patterns();
        return reading.rows(less, m.bound()).stream().limit(MOST_ROWS).map(row -> {
            NearMiss a = asked(asked(q, first), row.facts().get(first.pattern()), row.bound());
            NearMiss b = asked(asked(q, second), row.facts().get(second.pattern()), row.bound());
            return both(a, b, of(row.facts().get(first.pattern())));
        });
    }

    private static Constraint asked(Quantified q, RulePart p) {
        return q.patterns().get(p.pattern()).constraints().get(p.constraint());
    }

    /** Two in one, their fact named once. */
    static NearMiss both(NearMiss a, NearMiss b, String of) {
        boolean one = !of.isEmpty() && a.words().startsWith(of) && b.words().startsWith(of);
        String second = one ? b.words().substring(of.length()) : b.words();
        String words = a.words().equals(b.words()) ? a.words() : a.words() + "; and " + second;
        return new NearMiss(a.at(), words, a.distance() + b.distance());
    }
}
