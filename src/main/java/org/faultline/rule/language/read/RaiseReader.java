package org.faultline.rule.language.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.Raise;
import org.faultline.rule.language.model.Severity;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;
import org.jspecify.annotations.Nullable;

/** Reads the right side: one {@code alerts.raise(…);}. */
final class RaiseReader {
    private static final String FORM = "the right side is one statement: alerts.raise($value, …, \"text\");";

    private final Cursor cursor;
    private final TermReader terms;

    RaiseReader(Cursor cursor) {
        this.cursor = cursor;
        this.terms = new TermReader(cursor);
    }

    /** Up to and without {@code end}; null where no text could be read. */
    @Nullable
    Raise raise() {
        Token first = cursor.peek();
        Raise raise = null;
        if (call(first)) {
            raise = arguments(first);
            if (!cursor.take(";")) {
                cursor.missing(";", "a statement ends with it");
            }
        }
        Token rest = cursor.peek();
        if (!rest.is("end")
                && !cursor.atEnd()
                && FactVocabulary.nearest(rest.text(), List.of("end")).isEmpty()) {
            cursor.fault(rest.at(), Code.RAISE, FORM);
            while (!cursor.is("end") && !cursor.atEnd()) {
                cursor.next();
            }
        }
        return raise;
    }

    private boolean call(Token first) {
        boolean shaped = first.isWord()
                && cursor.peek(1).is(".")
                && cursor.peek(2).isWord()
                && cursor.peek(3).is("(");
        Token verb = cursor.peek(2);
        boolean near = shaped
                && FactVocabulary.nearest(first.text(), List.of("alerts")).isPresent()
                && FactVocabulary.nearest(verb.text(), List.of("raise")).isPresent();
        if (!near) {
            cursor.fault(
                    first.at(),
                    Code.RAISE,
                    first.is("end") || cursor.atEnd()
                            ? "the right side is empty; write alerts.raise($value, …, \"text\");"
                            : FORM);
            return false;
        } else if (!first.is("alerts")) {
            cursor.fault(first.at(), Code.RAISE, "there is no " + first.text() + "; did you mean alerts?");
        } else if (!verb.is("raise")) {
            cursor.fault(verb.at(), Code.RAISE, "alerts knows no " + verb.text() + "; did you mean raise?");
        }
        for (int i = 0; i < 3; i++) {
            cursor.next();
        }
        return true;
    }

    private @Nullable Raise arguments(Token first) {
        cursor.next();
        Raise.Grade grade = severity(cursor.peek()).isPresent() || gradeAhead() ? grade() : null;
        if (grade != null && !cursor.is(")")) {
            cursor.expect(",", "the severity and the values are separated by it");
        }
        List<Term> values = new ArrayList<>();
        while (!cursor.is(")") && !cursor.is(";") && !cursor.atBoundary()) {
            int before = cursor.progress();
            values.add(terms.term());
            if (cursor.is("+") || !separated()) {
                break;
            }
            if (cursor.progress() == before) {
                break;
            }
        }
        Position close = cursor.behind();
        cursor.expect(")", "the ( of alerts.raise is not closed");
        return text(first, grade, values, close);
    }

    private boolean separated() {
        if (cursor.take(",")) {
            return true;
        }
        Token t = cursor.peek();
        if (t.is(")") || t.is(";") || cursor.atBoundary()) {
            return true;
        } else if (TermReader.startsTerm(t)) {
            cursor.missing(",", "two values stand side by side");
            return true;
        }
        cursor.fault(
                t.at(),
                Code.RAISE,
                "alerts.raise takes values and a text, separated by commas, but here is " + t.shown());
        cursor.skipTo(Set.of(")", ";"));
        return false;
    }

    private @Nullable Raise text(Token first, Raise.@Nullable Grade grade, List<Term> values, Position close) {
        Term last = values.isEmpty() ? null : values.remove(values.size() - 1);
        if (last instanceof Term.Text text) {
            return new Raise(first.at(), grade == null ? severityAmong(values) : grade, values, text);
        } else if (last instanceof Term.Constant c
                && !values.isEmpty()
                && values.get(values.size() - 1) instanceof Term.Text text
                && Arrays.stream(Severity.values()).anyMatch(s -> s.name().equals(c.name()))) {
            cursor.fault(last.at(), Code.RAISE, "a severity comes first; write alerts.raise(" + c.name() + ", …");
            values.remove(values.size() - 1);
            return new Raise(first.at(), grade, values, text);
        } else if (last instanceof Term.Arithmetic) {
            cursor.fault(
                    last.at(),
                    Code.RAISE,
                    "texts are not put together with +; write one text with {name} in it for the value of $name");
        } else {
            cursor.fault(
                    close,
                    Code.RAISE,
                    "the last value of alerts.raise is the text of the alert; write it in double quotes");
        }
        return null;
    }

    /** A severity that does not come first; it is taken from among the values. */
    private Raise.@Nullable Grade severityAmong(List<Term> values) {
        for (Term value : values) {
            Optional<Severity> severity = value instanceof Term.Constant c
                    ? Arrays.stream(Severity.values())
                            .filter(s -> s.name().equals(c.name()))
                            .findFirst()
                    : Optional.empty();
            if (severity.isPresent()) {
                cursor.fault(
                        value.at(), Code.RAISE, "a severity comes first; write alerts.raise(" + severity.get() + ", …");
                values.remove(value);
                return new Raise.Grade.Fixed(value.at(), severity.get());
            }
        }
        return null;
    }

    private boolean gradeAhead() {
        int depth = 0;
        for (int i = 0; cursor.peek(i).sort() != Token.Sort.END; i++) {
            Token t = cursor.peek(i);
            depth += t.is("(") ? 1 : t.is(")") ? -1 : 0;
            if (t.is("?")) {
                return true;
            } else if (depth < 0 || t.is(",") || t.is(";")) {
                return false;
            }
        }
        return false;
    }

    private static Optional<Severity> severity(Token t) {
        return Arrays.stream(Severity.values()).filter(s -> t.is(s.name())).findFirst();
    }

    private Raise.@Nullable Grade grade() {
        Token t = cursor.peek();
        Optional<Severity> fixed = severity(t);
        if (fixed.isPresent()) {
            cursor.next();
            return new Raise.Grade.Fixed(t.at(), fixed.get());
        }
        List<Constraint> test = new ConstraintReader(cursor).list("alerts.raise( … )", Set.of("?", ",", ")"));
        if (test.size() != 1 || !(test.get(0) instanceof Constraint.Comparison comparison) || !cursor.take("?")) {
            cursor.fault(
                    t.at(), Code.RAISE, "a severity, or one of two: write CRITICAL, or $deaths > 9 ? CRITICAL : HIGH");
            cursor.skipTo(Set.of(",", ")", ";"));
            return null;
        }
        Raise.Grade then = grade();
        cursor.expect(":", "between the two severities");
        Raise.Grade otherwise = grade();
        return then == null || otherwise == null ? null : new Raise.Grade.Choice(t.at(), comparison, then, otherwise);
    }
}
