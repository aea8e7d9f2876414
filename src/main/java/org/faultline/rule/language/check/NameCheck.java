package org.faultline.rule.language.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.Dated;
import org.faultline.report.EventType;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Accumulate.Function;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.model.ValueKind;
import org.faultline.rule.language.print.Figures;
import org.faultline.rule.language.print.Terms;
import org.faultline.rule.language.table.Synonyms;
import org.faultline.rule.language.text.Code;
import org.jspecify.annotations.Nullable;

/** Checks that every word of a rule stands for something, and that what is compared can be. */
final class NameCheck {
    private final Scope scope;
    private final Comparisons comparisons;
    private final @Nullable Class<?> fact;

    private NameCheck(Scope scope, @Nullable Class<?> fact) {
        this.scope = scope.of(fact);
        this.comparisons = new Comparisons(this.scope);
        this.fact = fact;
    }

    static void check(RuleModel rule, Scope scope) {
        NameCheck all = new NameCheck(scope, null);
        rule.conditions().forEach(all::condition);
        if (!rule.raise().isUnread()) {
            new RaiseMeaning(scope, rule.meta().groupBy()).check(rule.raise());
        }
    }

    private void condition(ConditionalElement condition) {
        if (condition instanceof FactPattern p) {
            pattern(p, scope);
        } else if (condition instanceof Quantified q) {
            Scope inner = scope.inner();
            q.patterns().forEach(p -> pattern(p, inner));
        } else {
            accumulate((Accumulate) condition);
        }
    }

    private void accumulate(Accumulate a) {
        Scope inner = scope.inner();
        a.patterns().forEach(p -> pattern(p, inner));
        a.results().forEach(r -> scope.name(r.name(), result(r, a, inner)));
        a.tests().forEach(this::test);
    }

    private static void pattern(FactPattern p, Scope scope) {
        Class<?> type = FactVocabulary.type(p.type()).orElse(null);
        if (type == null && !p.type().isEmpty()) {
            scope.fault(p.at(), Code.UNKNOWN_TYPE, "there is no fact type " + p.type() + typeInstead(p));
        }
        if (p.name() != null) {
            scope.name(p.name(), type == null ? ValueKind.UNKNOWN : ValueKind.of(type));
        }
        NameCheck within = new NameCheck(scope, type);
        // without a type no field can be judged, but names are given all the same
        p.constraints().stream()
                .filter(c -> type != null || c instanceof Constraint.Binding)
                .forEach(c -> within.constraint(c, p));
    }

    /** The type that was meant, or the event type that somebody took for one. */
    private static String typeInstead(FactPattern p) {
        String type = p.type();
        List<String> ours = Synonyms.ours(type).stream()
                .filter(t -> FactVocabulary.type(t).filter(c -> hasAll(c, p)).isPresent())
                .toList();
        if (!ours.isEmpty()) {
            return "; did you mean " + FactVocabulary.either(ours) + "?";
        }
        return FactVocabulary.nearest(type, FactVocabulary.typeNames())
                .map(n -> "; did you mean " + n + "?")
                .or(() -> FactVocabulary.nearest(type, FactVocabulary.constants(EventType.class))
                        .map(c -> "; what happened is asked by its type: write Encounter( type == " + c + ", … )"))
                .orElseGet(() -> FactVocabulary.instead(type, FactVocabulary.typeNames()));
    }

    /** Whether a type has every field that a pattern asks for or names. */
    private static boolean hasAll(Class<?> type, FactPattern p) {
        return p.constraints().stream()
                .flatMap(NameCheck::asked)
                .filter(t -> t instanceof Term.Path path
                        && path.of() == null
                        && !path.fields().isEmpty())
                .allMatch(t -> FactVocabulary.fields(type)
                        .containsKey(((Term.Path) t).fields().get(0)));
    }

    private static Stream<Term> asked(Constraint c) {
        return c instanceof Constraint.Binding b
                ? Stream.of(b.field())
                : c instanceof Constraint.Flag f
                        ? Stream.of(f.field())
                        : c instanceof Constraint.Comparison x
                                ? Stream.of(x.left())
                                : c instanceof Constraint.Membership m ? Stream.of(m.left()) : Stream.empty();
    }

    private void constraint(Constraint c, FactPattern within) {
        if (c instanceof Constraint.Binding b) {
            named(b);
        } else if (c instanceof Constraint.Window w) {
            window(w, within);
        } else {
            test(c);
        }
    }

    private void named(Constraint.Binding b) {
        String other = b.field().of();
        if (other != null) {
            scope.fault(
                    b.field().at(),
                    Code.EXPECTED,
                    "a name is given to a field of the pattern it stands in; where a value has the name $" + other
                            + " already, use that");
        }
        if (!b.field().fields().isEmpty()) {
            scope.field(b.name(), b.field().fields().get(b.field().fields().size() - 1));
        }
        scope.name(b.name(), fact == null ? ValueKind.UNKNOWN : scope.path(b.field()));
    }

    private void test(Constraint c) {
        if (c instanceof Constraint.AllOf all) {
            all.of().forEach(this::alternative);
        } else if (c instanceof Constraint.AnyOf any) {
            any.of().forEach(this::alternative);
        } else if (c instanceof Constraint.Flag f) {
            flag(f);
        } else if (c instanceof Constraint.Comparison x) {
            comparisons.compare(x.left(), x.operator(), x.right());
        } else if (c instanceof Constraint.Membership m) {
            m.values().forEach(v -> comparisons.compare(m.left(), Constraint.Operator.EQUAL, v));
        } else if (c instanceof Constraint.Containment x) {
            comparisons.contains(x.left(), x.right());
        } else if (c instanceof Constraint.Likeness l) {
            likeness(l);
        } else {
            scope.fault(c.at(), Code.NOT_ALLOWED, "names and windows belong into a pattern");
        }
    }

    private void alternative(Constraint c) {
        if (c instanceof Constraint.Window || c instanceof Constraint.Binding) {
            scope.fault(
                    c.at(),
                    Code.NOT_ALLOWED,
                    "names and windows stand between commas, not within ||; write two rules, or a wider window");
        } else {
            test(c);
        }
    }

    private void flag(Constraint.Flag f) {
        ValueKind kind = scope.path(f.field());
        boolean bareName = f.field().fields().isEmpty();
        if (!kind.is(ValueKind.Sort.FLAG) && !kind.is(ValueKind.Sort.UNKNOWN)) {
            String field =
                    bareName ? "$" + f.field().of() : String.join(".", f.field().fields());
            scope.fault(
                    f.field().at(),
                    Code.WRONG_KIND,
                    field + " is " + kind.words() + ", which is no test alone; write " + field
                            + Comparisons.example(kind));
        }
    }

    private void likeness(Constraint.Likeness l) {
        comparisons.text(l.left(), "matches");
        try {
            Pattern.compile(l.expression().value());
        } catch (PatternSyntaxException e) {
            scope.fault(
                    l.expression().at(),
                    Code.EXPECTED,
                    "this is no RE2 expression: " + e.getDescription() + " in '" + e.getPattern()
                            + "'; mend it, or write \\\\ before a sign that stands for itself");
        }
    }

    private void window(Constraint.Window w, FactPattern within) {
        ValueKind other = scope.named(w.other()).orElse(null);
        if (other == null) {
            scope.unknownFact(w.otherAt(), w.other(), within.name(), turned(w, within.name()));
        } else if (!other.is(ValueKind.Sort.UNKNOWN) && !Dated.class.isAssignableFrom(other.of())) {
            scope.fault(
                    w.at(),
                    Code.WRONG_KIND,
                    "a window is counted from a fact, but $" + w.other() + " is " + other.words()
                            + "; write the name of a pattern");
        } else if (w.other().equals(within.name())) {
            scope.fault(
                    w.at(),
                    Code.NEVER_TRUE,
                    "this window is counted from the fact itself; write the name of a pattern before it");
        }
    }

    /** The same window seen from the other fact; empty where that fact cannot be named. */
    private static String turned(Constraint.Window w, @Nullable String own) {
        String bounds = w.bounds().stream().map(Object::toString).collect(Collectors.joining(", "));
        String order =
                switch (w.order()) {
                    case BEFORE -> "after";
                    case AFTER -> "before";
                    case COINCIDES -> "coincides";
                };
        return "this " + order + "[" + bounds + "] $" + (own == null ? "x, the name of this pattern" : own);
    }

    private ValueKind result(Accumulate.Result r, Accumulate within, Scope inner) {
        if (r.of() == null) {
            if (r.function() != Function.COUNT) {
                scope.fault(
                        r.at(),
                        Code.EXPECTED,
                        r.function().word() + " needs what it is worked out of: "
                                + r.function().word() + "( $x )");
            }
            return ValueKind.NUMBER;
        }
        ValueKind of = inner.kind(r.of());
        ofOnePattern(r, r.of(), within, inner);
        boolean number = of.is(ValueKind.Sort.NUMBER) || of.is(ValueKind.Sort.UNKNOWN);
        return switch (r.function()) {
            case COUNT -> ValueKind.NUMBER;
            case DISTINCT -> {
                if (of.is(ValueKind.Sort.LIST)) {
                    scope.fault(
                            r.of().at(),
                            Code.WRONG_KIND,
                            "distinct would count whole lists; name a field with one value, or ask for independentSources, or"
                                    + " write @sources(2) for who is told");
                }
                yield ValueKind.NUMBER;
            }
            case SUM, AVERAGE, MIN, MAX -> {
                if (!number) {
                    scope.fault(
                            r.of().at(),
                            Code.WRONG_KIND,
                            r.function().word() + " is for numbers, but this is " + of.words()
                                    + "; write count, distinct or collectList");
                }
                yield ValueKind.NUMBER;
            }
            case COLLECT_LIST, COLLECT_SET -> ValueKind.listOf(of);
        };
    }

    /** The engine works a figure out of one pattern that it goes through. */
    private void ofOnePattern(Accumulate.Result r, Term of, Accumulate within, Scope inner) {
        List<String> names = Terms.names(of).distinct().toList();
        boolean given = names.stream().allMatch(n -> inner.named(n).isPresent());
        boolean literal = !(of instanceof Term.Path) && names.isEmpty();
        if (literal || (given && !names.isEmpty() && Figures.pattern(of, within) == null)) {
            scope.fault(
                    of.at(),
                    Code.NOT_ALLOWED,
                    r.function().word() + " goes over the fields of one pattern of its accumulate"
                            + (literal
                                    ? "; write a $name that is given there"
                                    : ", but not all of " + Comparisons.shown(of)
                                            + " is given there; work each out by itself and put them together in the tests"));
        }
    }
}
