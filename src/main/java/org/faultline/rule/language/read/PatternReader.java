package org.faultline.rule.language.read;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;

/** Reads {@code $name : Type( … )}. */
final class PatternReader {
    /** What DRL has besides, and what is written in its place. */
    static final Map<String, String> REFUSED = Map.of(
            "eval", "write the test inside a pattern, such as Encounter( deathsBest > 5 )",
            "forall", "write not with the opposite test",
            "from", "rules match on facts in memory only; join with a pattern of its own",
            "collect", "write accumulate( …; $all : collectList( $x ) )",
            "or", "write || inside a pattern, or a second rule",
            "acc", "write accumulate",
            "groupby", "write accumulate over what agrees with a pattern before it",
            "over", "write this before[0d, 30d] $x instead of a window of the engine",
            "if", "write a test inside a pattern",
            "query", "write a pattern");

    private final Cursor cursor;
    private final ConstraintReader constraints;

    PatternReader(Cursor cursor) {
        this.cursor = cursor;
        this.constraints = new ConstraintReader(cursor);
    }

    FactPattern pattern() {
        Token first = cursor.peek();
        String name = null;
        if (first.isName()) {
            cursor.next();
            name = first.text().substring(1);
            if (!cursor.take(":")) {
                cursor.missing(":", "a name and what it stands for are written " + first.text() + " : Encounter( … )");
                cursor.take("=");
            }
        }
        Token type = cursor.peek();
        if (!type.isWord() || type.isName()) {
            cursor.fault(type.at(), Code.EXPECTED, "a fact type is missing here, such as Encounter");
            return new FactPattern(first.at(), name, "", List.of());
        }
        cursor.next();
        if (cursor.is(".")) {
            cursor.fault(
                    type.at(),
                    Code.UNKNOWN_TYPE,
                    "fact types are written bare; leave out what stands before the last dot");
        }
        while (cursor.is(".") && cursor.peek(1).isWord()) {
            cursor.next();
            type = cursor.next();
        }
        FactPattern read = new FactPattern(type.at(), name, type.text(), inner(type));
        Token more = cursor.peek();
        if (more.is("from") || more.is("over")) {
            cursor.fault(
                    more.at(),
                    Code.NOT_ALLOWED,
                    more.text() + " is not allowed; " + REFUSED.getOrDefault(more.text(), ""));
            cursor.skipTo(Set.of(";", ")"));
        }
        return read;
    }

    private List<Constraint> inner(Token type) {
        if (!cursor.take("(")) {
            cursor.missing("(", "a pattern is written " + type.text() + "( … )");
            if (!TermReader.startsTerm(cursor.peek()) || cursor.atBoundary()) {
                return List.of();
            }
        }
        List<Constraint> all = constraints.list(type.text() + "( … )", Set.of(")", ";"));
        cursor.expect(")", "the ( of " + type.text() + " is not closed");
        return all;
    }

    /** Patterns joined by {@code and}; where something else stands among them, that is named once, and they are read on. */
    void patterns(List<FactPattern> into, Token within) {
        boolean named = false;
        do {
            Token t = cursor.peek();
            if (t.is("not") || t.is("exists") || t.is("accumulate") || REFUSED.containsKey(t.text())) {
                if (!named) {
                    cursor.fault(t.at(), Code.NOT_ALLOWED, patternsOnly(t, within));
                }
                named = true;
                cursor.next();
                if (!cursor.opensPattern(0)) {
                    cursor.skipBracket();
                    continue;
                }
            }
            into.add(pattern());
        } while (cursor.take("and") || cursor.take("&&"));
    }

    private static String patternsOnly(Token word, Token within) {
        return word.is("not") && within.is("not")
                ? "a not within a not cannot be said; write what stands within it as a rule of its own, and here"
                        + " not Finding( rule == \"its-id\", … )"
                : "within " + within.text() + " stand patterns only; write " + word.text()
                        + " as a condition of its own";
    }
}
