package org.faultline.explain.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.knowledge.actor.FieldMeaning;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.Printer;
import org.jspecify.annotations.Nullable;

/** Says the parts of a rule in words that can be read aloud. */
final class ConditionText {
    /** Where a name of the rule comes from: a field of a fact with a name of its own. */
    private record Origin(String field, String fact) {}

    private static final int HOURS = 24;

    private final Phrases phrases;
    private final Map<String, Origin> origins = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, Accumulate.Result> results = new TreeMap<>();

    ConditionText(RuleModel rule, Phrases phrases) {
        this.phrases = phrases;
        rule.patterns().forEach(this::learn);
        for (ConditionalElement c : rule.conditions()) {
            if (c instanceof Accumulate a) {
                a.results().forEach(r -> results.put(r.name(), r));
            }
        }
    }

    private void learn(FactPattern p) {
        String fact = p.name() == null ? phrases.type(p.type()) : name(p.name());
        if (p.name() != null) {
            types.put(p.name(), p.type());
        }
        for (Constraint c : p.constraints()) {
            if (c instanceof Constraint.Binding b) {
                origins.put(b.name(), new Origin(last(b.field()), fact));
            }
        }
    }

    private static String name(String own) {
        return own.startsWith("#") ? own : Phrases.spaced(own);
    }

    private static String last(Term.Path path) {
        List<String> fields = path.fields();
        return fields.isEmpty() ? "" : fields.get(fields.size() - 1);
    }

    /** What the texts of a term stand for. */
    FieldMeaning meaning(Term term) {
        if (!(term instanceof Term.Path path)) {
            return FieldMeaning.TEXT;
        } else if (!path.fields().isEmpty()) {
            return FieldMeaning.of(last(path));
        }
        Accumulate.Result figure = figure(path);
        if (figure != null) {
            return figure.of() == null ? FieldMeaning.TEXT : meaning(figure.of());
        }
        Origin origin = path.of() == null ? null : origins.get(path.of());
        return origin == null ? FieldMeaning.TEXT : FieldMeaning.of(origin.field);
    }

    /** Such as {@code Latest: a day of two groups}. */
    String head(ConditionalElement c) {
        String types = c.patterns().stream()
                .map(p -> phrases.type(p.type()))
                .distinct()
                .collect(Collectors.joining(" " + phrases.of("and") + " "));
        if (c instanceof FactPattern p) {
            return p.name() == null || p.name().startsWith("#")
                    ? phrases.of("condition.unnamed", types)
                    : phrases.of("condition.fact", raised(name(p.name())), types);
        } else if (c instanceof Quantified q) {
            boolean none = q.quantifier() == Quantified.Quantifier.NOT;
            return phrases.of(none ? "condition.none" : "condition.some", types.replaceFirst("^an? ", ""));
        }
        return phrases.of("condition.counted", types);
    }

    static String raised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    String test(Constraint c) {
        if (c instanceof Constraint.AllOf all) {
            return all.of().stream().map(this::test).collect(Collectors.joining(" " + phrases.of("and") + " "));
        } else if (c instanceof Constraint.AnyOf any) {
            return any.of().stream().map(this::test).collect(Collectors.joining(" " + phrases.of("or") + " "));
        } else if (c instanceof Constraint.Flag f) {
            String words = term(f.field());
            return f.wanted() ? words : phrases.of("is.not", words);
        } else if (c instanceof Constraint.Comparison x) {
            return compared(x);
        } else if (c instanceof Constraint.Membership m) {
            List<String> values =
                    m.values().stream().map(v -> term(v, meaning(m.left()))).toList();
            return phrases.of(m.negated() ? "is.notAmong" : "is.among", term(m.left()), phrases.anyOf(values));
        } else if (c instanceof Constraint.Containment x) {
            return phrases.of(
                    x.negated() ? "is.notContaining" : "is.containing",
                    term(x.left()),
                    term(x.right(), meaning(x.left())));
        } else if (c instanceof Constraint.Likeness l) {
            return phrases.of(
                    l.negated() ? "is.notLike" : "is.like",
                    term(l.left()),
                    l.expression().value());
        } else if (c instanceof Constraint.Window w) {
            return window(w);
        }
        return Printer.print(c);
    }

    private String compared(Constraint.Comparison x) {
        String left = term(x.left());
        boolean equal = x.operator() == Constraint.Operator.EQUAL;
        boolean unequal = x.operator() == Constraint.Operator.UNEQUAL;
        if ((equal || unequal) && x.right() instanceof Term.Text t && t.value().isEmpty()) {
            return phrases.of(equal ? "is.unknown" : "is.known", left);
        }
        Origin other = x.right() instanceof Term.Path p && p.fields().isEmpty() ? origins.get(p.of()) : null;
        if (other != null
                && (equal || unequal)
                && x.left() instanceof Term.Path own
                && last(own).equals(other.field)) {
            return phrases.of(equal ? "is.same" : "is.other", left, other.fact);
        }
        Accumulate.Result figure = figure(x.left());
        if (figure != null && x.operator() == Constraint.Operator.AT_LEAST && x.right() instanceof Term.Amount n) {
            return atLeast(figure, n, x);
        }
        return phrases.of("is." + x.operator().name(), left, term(x.right(), meaning(x.left())));
    }

    private String atLeast(Accumulate.Result figure, Term.Amount n, Constraint.Comparison x) {
        String wanted = term(n);
        return switch (figure.function()) {
            case COUNT -> phrases.of("atLeast.COUNT", wanted, counted(figure, n.value()));
            case DISTINCT -> phrases.of("atLeast.DISTINCT", wanted, many(figure));
            default -> phrases.of("is.AT_LEAST", term(x.left()), wanted);
        };
    }

    Accumulate.@Nullable Result figure(Term term) {
        return term instanceof Term.Path p && p.of() != null && p.fields().isEmpty() ? results.get(p.of()) : null;
    }

    private String counted(Accumulate.Result r, Number count) {
        String type = r.of() instanceof Term.Path p && p.of() != null ? types.getOrDefault(p.of(), "") : "";
        return phrases.counted(type, count);
    }

    private String many(Accumulate.Result r) {
        Origin of = r.of() instanceof Term.Path p && p.of() != null ? origins.get(p.of()) : null;
        return of == null ? (r.of() == null ? "" : term(r.of())) : phrases.many(of.field);
    }

    String term(Term term) {
        return term(term, FieldMeaning.TEXT);
    }

    /** @param meaning what a text stands for, by what it is held against */
    private String term(Term term, FieldMeaning meaning) {
        if (term instanceof Term.Text t) {
            return phrases.readable(meaning, t.value());
        } else if (term instanceof Term.Amount a) {
            return phrases.shown(a.value());
        } else if (term instanceof Term.Truth t) {
            return phrases.shown(t.value());
        } else if (term instanceof Term.Constant c) {
            return Phrases.words(c.name());
        } else if (term instanceof Term.Arithmetic a) {
            return term(a.left()) + " " + a.sign() + " " + term(a.right());
        }
        Term.Path path = (Term.Path) term;
        if (path.of() == null) {
            return phrases.field(last(path));
        } else if (!path.fields().isEmpty()) {
            return phrases.of("of", phrases.field(last(path)), name(path.of()));
        }
        Accumulate.Result figure = results.get(path.of());
        if (figure != null) {
            String what = figure.function() == Accumulate.Function.COUNT ? counted(figure, 2) : many(figure);
            return phrases.of("figure." + figure.function().name(), what);
        }
        Origin origin = origins.get(path.of());
        return origin == null ? name(path.of()) : phrases.of("of", phrases.field(origin.field), origin.fact);
    }

    private String window(Constraint.Window w) {
        List<Constraint.Length> bounds = w.bounds();
        int first = bounds.get(0).hours();
        int last = bounds.get(bounds.size() - 1).hours();
        String other = name(w.other());
        boolean days = first % HOURS == 0 && last % HOURS == 0;
        boolean ever = bounds.get(bounds.size() - 1).isEver();
        int unit = days ? HOURS : 1;
        return switch (w.order()) {
            case COINCIDES ->
                phrases.of(days ? "window.coincides" : "window.hoursCoincides", Math.min(first, last) / unit, other);
            case BEFORE ->
                ever
                        ? phrases.of("window.beforeEver", first / HOURS, other)
                        : phrases.of(days ? "window.before" : "window.hoursBefore", first / unit, last / unit, other);
            case AFTER ->
                ever
                        ? phrases.of("window.afterEver", first / HOURS, other)
                        : phrases.of(days ? "window.after" : "window.hoursAfter", first / unit, last / unit, other);
        };
    }
}
