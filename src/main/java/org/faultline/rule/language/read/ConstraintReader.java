package org.faultline.rule.language.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;
import org.jspecify.annotations.Nullable;

/** Reads what stands between the parentheses of a pattern, and goes on behind each mistake. */
final class ConstraintReader {
    private final Cursor cursor;
    private final TermReader terms;
    private final WindowReader windows;
    private final TestReader tests;

    ConstraintReader(Cursor cursor) {
        this.cursor = cursor;
        this.terms = new TermReader(cursor);
        this.windows = new WindowReader(cursor);
        this.tests = new TestReader(cursor, terms, windows);
    }

    /** Constraints up to the bracket that closes them, or another of these signs; neither is taken. */
    List<Constraint> list(String opened, Set<String> ends) {
        List<Constraint> all = new ArrayList<>();
        while ((!ends.contains(cursor.peek().text()) || semicolonForComma()) && !cursor.atBoundary()) {
            int before = cursor.progress();
            int wrong = all.size();
            read(all);
            if (cursor.progress() == before) {
                cursor.fault(
                        Code.EXPECTED,
                        "a test is missing here, but found " + cursor.peek().shown());
                cursor.next();
                cursor.skipTo(Set.of(",", ")", ";"));
            }
            if (!separated(ends, opened) && all.size() == wrong) {
                cursor.skipTo(Set.of(",", ")", ";"));
                cursor.take(",");
            }
        }
        return all;
    }

    /** A test behind a semicolon, not the figures of accumulate. */
    private boolean semicolonForComma() {
        boolean figure = cursor.peek(1).isName()
                && cursor.peek(2).is(":")
                && cursor.peek(4).is("(");
        boolean test = cursor.is(";")
                && !figure
                && (cursor.peek(1).isWord()
                        && !Set.of("then", "end", "alerts")
                                .contains(cursor.peek(1).text()))
                && !cursor.peek(2).is("(");
        if (test) {
            cursor.fault(cursor.peek().at(), Code.IDIOM, "between tests write ',' instead of ';'");
            cursor.next();
        }
        return test;
    }

    /** Whether the next constraint may follow. */
    private boolean separated(Set<String> ends, String opened) {
        if (ends.contains(cursor.peek().text()) || cursor.atBoundary()) {
            return true;
        }
        Token t = cursor.peek();
        if (t.is(",")
                && cursor.peek(1).sort() == Token.Sort.NUMBER
                && Set.of(",", ")").contains(cursor.peek(2).text())) {
            cursor.fault(
                    cursor.behind(),
                    Code.EXPECTED,
                    "a number is written with a decimal point; write "
                            + cursor.last().text() + "." + cursor.peek(1).text());
            cursor.next();
            cursor.next();
            return separated(ends, opened);
        } else if (cursor.take(",")) {
            if (ends.contains(cursor.peek().text())) {
                cursor.fault(t.at(), Code.EXPECTED, "nothing follows this comma; leave it out");
            }
            return true;
        }
        if (t.is("and") || t.is("&")) {
            cursor.fault(t.at(), Code.OPERATOR, "between tests write , or && instead of " + t.text());
            cursor.next();
        } else if (t.is("or") || t.is("|")) {
            cursor.fault(t.at(), Code.OPERATOR, "between tests write || instead of " + t.text());
            cursor.next();
        } else if (t.isWord() || t.is("(") || t.is("!")) {
            cursor.missing(",", "in " + opened + " two tests stand side by side");
        } else {
            cursor.fault(
                    t.at(),
                    Code.EXPECTED,
                    "here a comma or the closing bracket of " + opened + " is expected, but found " + t.shown());
            cursor.skipTo(Set.of(",", ")", ";"));
            cursor.take(",");
        }
        return true;
    }

    private void read(List<Constraint> into) {
        Token t = cursor.peek();
        if (t.isName() && Set.of(":", "=", ":=").contains(cursor.peek(1).text())) {
            named(into);
        } else {
            flatten(either(null), into);
        }
    }

    private void named(List<Constraint> into) {
        Token name = cursor.next();
        Token colon = cursor.next();
        if (!colon.is(":")) {
            cursor.fault(
                    colon.at(),
                    Code.OPERATOR,
                    "to name a field write : (" + name.text() + " : field); to compare write == with the field first");
        }
        Term.Path field = terms.path();
        into.add(new Constraint.Binding(name.at(), name.text().substring(1), field));
        if (tests.operatorAhead()) {
            flatten(either(field), into);
        }
    }

    /** Tests joined by {@code &&} are tests of their own. */
    private static void flatten(@Nullable Constraint read, List<Constraint> into) {
        if (read instanceof Constraint.AllOf all) {
            into.addAll(all.of());
        } else if (read != null) {
            into.add(read);
        }
    }

    private @Nullable Constraint either(Term.@Nullable Path begun) {
        Position at = begun == null ? cursor.peek().at() : begun.at();
        List<Constraint> any = new ArrayList<>();
        Constraint first = both(begun);
        add(first, any);
        while (cursor.take("||")) {
            if (!shorthand()) {
                add(both(null), any);
            }
        }
        return any.isEmpty() ? null : any.size() == 1 ? any.get(0) : new Constraint.AnyOf(at, any);
    }

    private static void add(@Nullable Constraint one, List<Constraint> into) {
        if (one instanceof Constraint.AnyOf any) {
            into.addAll(any.of());
        } else if (one != null) {
            into.add(one);
        }
    }

    /** {@code type == CLASH || == ATTACK} is not read. */
    private boolean shorthand() {
        boolean bare = TestReader.operator(cursor.peek()).isPresent();
        if (bare) {
            cursor.fault(Code.EXPECTED, "the field is missing here: write it again on this side the sign");
            cursor.next();
            terms.term();
        }
        return bare;
    }

    private @Nullable Constraint both(Term.@Nullable Path begun) {
        Position at = cursor.peek().at();
        List<Constraint> all = new ArrayList<>();
        flatten(one(begun), all);
        while (cursor.take("&&")) {
            if (!shorthand()) {
                flatten(one(null), all);
            }
        }
        return all.isEmpty() ? null : all.size() == 1 ? all.get(0) : new Constraint.AllOf(at, all);
    }

    private @Nullable Constraint one(Term.@Nullable Path begun) {
        Token t = cursor.peek();
        if (begun != null) {
            return tests.tested(begun);
        } else if (t.is("this")) {
            return windows.window();
        } else if (t.is("(") && !cursor.bracketIsTerm()) {
            cursor.next();
            Constraint inner = either(null);
            cursor.expect(")", "the ( of this group is not closed");
            return inner;
        } else if (t.is("!")) {
            cursor.next();
            if (cursor.is("(")) {
                cursor.fault(
                        t.at(),
                        Code.NOT_ALLOWED,
                        "! stands before one yes-or-no field; turn the tests in the brackets round instead (== into !=)");
                return one(null);
            }
            return new Constraint.Flag(t.at(), terms.path(), false);
        } else if (t.is("not") && cursor.peek(1).isWord()) {
            cursor.next();
            cursor.fault(
                    t.at(),
                    Code.OPERATOR,
                    "inside a pattern write ! before a yes-or-no field: !"
                            + cursor.peek().text());
            return new Constraint.Flag(t.at(), terms.path(), false);
        } else if (t.isWord() && cursor.peek(1).is(":") && cursor.peek(2).isName()) {
            cursor.fault(
                    t.at(),
                    Code.EXPECTED,
                    "the name comes first: write " + cursor.peek(2).text() + " : " + t.text());
            cursor.next();
            cursor.next();
            return new Constraint.Binding(
                    t.at(), cursor.next().text().substring(1), new Term.Path(t.at(), null, List.of(t.text())));
        } else if (t.is("eval") && cursor.peek(1).is("(")) {
            cursor.fault(
                    t.at(), Code.NOT_ALLOWED, "eval is not allowed; write the test itself, such as deathsBest > 5");
            cursor.next();
            cursor.skipBracket();
            return null;
        }
        return TermReader.startsTerm(t) ? tests.tested(terms.term()) : null;
    }
}
