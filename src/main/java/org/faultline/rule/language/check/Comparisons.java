package org.faultline.rule.language.check;

import java.util.Optional;
import org.faultline.rule.language.model.Constraint.Operator;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.model.ValueKind;
import org.faultline.rule.language.model.ValueKind.Sort;
import org.faultline.rule.language.print.Printer;
import org.faultline.rule.language.text.Code;

/** Checks that two values are of one kind, and that the operator is one for it. */
final class Comparisons {
    private final Scope scope;

    Comparisons(Scope scope) {
        this.scope = scope;
    }

    void compare(Term left, Operator operator, Term right) {
        if (constant(left, right) || constant(right, left)) {
            if (operator.orders()) {
                scope.fault(
                        left.at(),
                        Code.OPERATOR,
                        "words have no order; write ==, != or in instead of " + operator.symbol());
            }
            return;
        }
        ValueKind a = scope.kind(left);
        ValueKind b = scope.kind(right);
        if (a.is(Sort.UNKNOWN) || b.is(Sort.UNKNOWN)) {
            return;
        } else if (literal(left) && literal(right)) {
            scope.fault(
                    left.at(), Code.WRONG_KIND, "here two literals are compared; a test asks for a field of the fact");
        } else if (a.nullable() || b.nullable()) {
            scope.fault(
                    (a.nullable() ? left : right).at(),
                    Code.NULL,
                    "this may be unknown, and the engine would drop other rules' matches over it; ask for a field that never is");
        } else if (!a.comparableWith(b)) {
            scope.fault(
                    right.at(),
                    Code.WRONG_KIND,
                    shown(left) + " is " + a.words() + ", but " + shown(right) + " is " + b.words()
                            + remedy(a, left, right));
        } else if (a.is(Sort.LIST) || a.is(Sort.RECORD)) {
            scope.fault(
                    left.at(),
                    Code.WRONG_KIND,
                    shown(left) + " is " + a.words() + "; "
                            + (a.is(Sort.LIST)
                                    ? "write contains, with one of what it may hold"
                                    : "compare a field of it, such as " + shown(left) + "."
                                            + FactVocabulary.fields(a.of())
                                                    .keySet()
                                                    .iterator()
                                                    .next()));
        } else if (operator.orders() && !a.is(Sort.NUMBER) && !a.is(Sort.DAY)) {
            scope.fault(
                    left.at(),
                    Code.OPERATOR,
                    operator.symbol() + " is for numbers and days, but " + shown(left) + " is " + a.words()
                            + "; write == or !=");
        }
    }

    /** Judges a constant, or a word that was meant as one, by the field it is compared with; whether there was one. */
    private boolean constant(Term one, Term other) {
        boolean word = one instanceof Term.Constant;
        boolean bare =
                one instanceof Term.Path p && p.of() == null && p.fields().size() == 1;
        if (!word && !bare) {
            return false;
        }
        ValueKind kind = other instanceof Term.Path p && word
                ? scope.path(p)
                : other instanceof Term.Path p ? quietly(p) : ValueKind.UNKNOWN;
        String name = one instanceof Term.Constant c
                ? c.name()
                : ((Term.Path) one).fields().get(0);
        if (kind.is(Sort.CONSTANT) && (word || scope.isNoField(name))) {
            if (!FactVocabulary.hasConstant(kind.of(), name)) {
                scope.fault(
                        one.at(),
                        Code.UNKNOWN_CONSTANT,
                        shown(other) + " is never " + name
                                + FactVocabulary.instead(name, FactVocabulary.constants(kind.of())));
            }
            return true;
        } else if (word && !name.isEmpty() && !kind.is(Sort.UNKNOWN)) {
            scope.fault(
                    one.at(),
                    Code.WRONG_KIND,
                    shown(other) + " is " + kind.words() + ", but " + name + " is a constant"
                            + (kind.is(Sort.TEXT)
                                    ? "; write \"" + name + "\" in double quotes"
                                    : example(kind).isEmpty() ? "" : "; write " + shown(other) + example(kind)));
        } else if (word && !name.isEmpty() && !(other instanceof Term.Path)) {
            scope.fault(
                    one.at(), Code.WRONG_KIND, "here two literals are compared; a test asks for a field of the fact");
        }
        return word;
    }

    private ValueKind quietly(Term.Path p) {
        return scope.known(p) ? scope.path(p) : ValueKind.UNKNOWN;
    }

    void contains(Term left, Term right) {
        ValueKind a = scope.kind(left);
        if (a.is(Sort.LIST) && ValueKind.of(a.of()).is(Sort.CONSTANT) && right instanceof Term.Constant c) {
            if (!FactVocabulary.hasConstant(a.of(), c.name())) {
                scope.fault(
                        c.at(),
                        Code.UNKNOWN_CONSTANT,
                        shown(left) + " never holds " + c.name()
                                + FactVocabulary.instead(c.name(), FactVocabulary.constants(a.of())));
            }
            return;
        }
        ValueKind b = scope.kind(right);
        if (a.is(Sort.UNKNOWN) || (b.is(Sort.UNKNOWN) && !(right instanceof Term.Constant))) {
            return;
        } else if (!a.is(Sort.LIST) && !a.is(Sort.TEXT)) {
            scope.fault(
                    left.at(),
                    Code.WRONG_KIND,
                    "contains is for lists and texts, but " + shown(left) + " is " + a.words() + "; write "
                            + shown(left) + example(a));
        } else if (right instanceof Term.Constant || !(a.is(Sort.LIST) ? ValueKind.of(a.of()) : a).comparableWith(b)) {
            scope.fault(
                    right.at(),
                    Code.WRONG_KIND,
                    shown(left) + " is " + a.words() + ", which cannot hold "
                            + (right instanceof Term.Constant ? "a constant" : b.words())
                            + (a.is(Sort.TEXT) || a.of() == String.class
                                    ? "; write a \"text\""
                                    : "; write the name of what it may hold"));
        }
    }

    void text(Term left, String operator) {
        ValueKind kind = scope.kind(left);
        if (!kind.is(Sort.TEXT) && !kind.is(Sort.UNKNOWN)) {
            scope.fault(
                    left.at(),
                    Code.WRONG_KIND,
                    operator + " is for texts, but " + shown(left) + " is " + kind.words() + "; write " + shown(left)
                            + example(kind));
        }
    }

    private static boolean literal(Term term) {
        return term instanceof Term.Text || term instanceof Term.Amount || term instanceof Term.Truth;
    }

    private static String remedy(ValueKind wanted, Term left, Term right) {
        String text = right instanceof Term.Text t ? t.value() : "";
        if (wanted.is(Sort.CONSTANT) && !text.isEmpty()) {
            Optional<String> near = FactVocabulary.nearest(text, FactVocabulary.constants(wanted.of()));
            return near.map(n -> "; write " + n + " without quotes").orElse("; write one of them, without quotes");
        } else if (wanted.is(Sort.NUMBER) && text.matches("\\d+(\\.\\d+)?")) {
            return "; write " + text + " without quotes";
        } else if (wanted.is(Sort.TEXT) && right instanceof Term.Amount) {
            return "; write it in double quotes, or compare a field that is a number";
        } else if (wanted.is(Sort.DAY)) {
            return "; compare days of two facts, by this before[0d, 30d] $x";
        }
        return example(wanted).isEmpty() ? "" : "; write " + shown(left) + example(wanted);
    }

    /** How a test of such a field goes on. */
    static String example(ValueKind kind) {
        return switch (kind.sort()) {
            case TEXT -> " == \"…\"";
            case NUMBER -> " > 0";
            case FLAG -> " or !… alone";
            case DAY -> " == $day";
            case CONSTANT -> " == " + FactVocabulary.constants(kind.of()).get(0);
            case LIST -> " contains …";
            case RECORD ->
                "." + FactVocabulary.fields(kind.of()).keySet().iterator().next() + " …";
            case UNKNOWN -> "";
        };
    }

    static String shown(Term term) {
        return Printer.print(term);
    }
}
