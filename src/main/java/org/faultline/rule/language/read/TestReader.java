package org.faultline.rule.language.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Constraint.Operator;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.model.ValueKind;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;
import org.jspecify.annotations.Nullable;

/** Reads one test of a field, from its operator on. */
final class TestReader {
    /** What people write from other languages, and what stands here in its place. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("=", "=="),
            Map.entry("===", "=="),
            Map.entry("!==", "!="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("<>", "!="),
            Map.entry("is", "=="),
            Map.entry("equals", "=="),
            Map.entry("eq", "=="),
            Map.entry("ne", "!="),
            Map.entry("gt", ">"),
            Map.entry("lt", "<"),
            Map.entry("like", "matches"),
            Map.entry("~=", "matches"),
            Map.entry("memberOf", "in"),
            Map.entry("excludes", "not contains"),
            Map.entry("startsWith", "matches \"….*\""),
            Map.entry("endsWith", "matches \".*…\""),
            Map.entry("soundslike", "=="),
            Map.entry("str", "matches"));

    private static final List<String> WORDS = List.of("in", "contains", "matches");

    private final Cursor cursor;
    private final TermReader terms;
    private final WindowReader windows;

    TestReader(Cursor cursor, TermReader terms, WindowReader windows) {
        this.cursor = cursor;
        this.terms = terms;
        this.windows = windows;
    }

    /** Whether a test goes on here. */
    boolean operatorAhead() {
        Token t = cursor.peek();
        return operator(t).isPresent() || FOREIGN.containsKey(t.text()) || WORDS.contains(t.text()) || t.is("not");
    }

    static Optional<Operator> operator(Token t) {
        return Arrays.stream(Operator.values())
                .filter(o -> t.sort() == Token.Sort.SIGN && t.text().equals(o.symbol()))
                .findFirst();
    }

    /** What stands behind the left side of a test; nothing does behind a yes-or-no field. */
    @Nullable
    Constraint tested(Term left) {
        Token t = cursor.peek();
        Optional<Operator> sign = operator(t);
        if (sign.isPresent()) {
            cursor.next();
            return new Constraint.Comparison(left.at(), left, sign.get(), t.at(), terms.term());
        } else if (WORDS.contains(t.text()) || (t.is("not") && cursor.peek(1).isWord())) {
            return worded(left);
        } else if (FOREIGN.containsKey(t.text())) {
            return foreign(left);
        } else if (windows.opens(t)) {
            cursor.fault(
                    left.at(), Code.WINDOW, "a window is of the fact as a whole: write this " + t.text() + "[…] $x");
            return windows.behind(left.at());
        } else if (t.isWord() && TermReader.startsTerm(cursor.peek(1)) && misspelt(t)) {
            return worded(left);
        }
        if (terms.refusedCall()) {
            return null;
        }
        if (left instanceof Term.Path p) {
            return new Constraint.Flag(left.at(), p, true);
        }
        cursor.fault(t.at(), Code.EXPECTED, "an operator is missing here, such as == or >=");
        return null;
    }

    private boolean misspelt(Token t) {
        Optional<String> near = t.text().length() < 4 ? Optional.empty() : FactVocabulary.nearest(t.text(), WORDS);
        near.ifPresent(n ->
                cursor.fault(t.at(), Code.OPERATOR, "there is no operator " + t.text() + "; did you mean " + n + "?"));
        return near.isPresent();
    }

    private @Nullable Constraint foreign(Term left) {
        Token t = cursor.next();
        String own = FOREIGN.getOrDefault(t.text(), "==");
        cursor.fault(t.at(), Code.OPERATOR, "there is no operator " + t.text() + " in a test; write " + own);
        Optional<Operator> sign = Arrays.stream(Operator.values())
                .filter(o -> o.symbol().equals(own))
                .findFirst();
        Term right = terms.term();
        return sign.map(o -> new Constraint.Comparison(left.at(), left, o, t.at(), right))
                .orElse(null);
    }

    private @Nullable Constraint worded(Term left) {
        boolean negated = cursor.take("not");
        Token word = cursor.next();
        String near = FactVocabulary.nearest(word.text(), WORDS).orElse("");
        if (near.equals("in")) {
            return new Constraint.Membership(left.at(), left, negated, members(word));
        }
        Term right = terms.term();
        if (near.equals("contains")) {
            return new Constraint.Containment(left.at(), left, negated, right);
        } else if (near.equals("matches") && right instanceof Term.Text text) {
            return new Constraint.Likeness(left.at(), left, negated, text);
        }
        cursor.fault(
                word.at(),
                Code.OPERATOR,
                near.equals("matches")
                        ? "matches is followed by a text, such as \"al-.*\""
                        : "there is no operator not " + word.text() + "; write not in, not contains or not matches");
        return null;
    }

    /** Whether what stands there is a test or a name for a field, and so no value of a list that somebody forgot to close. */
    private boolean opensTest(int ahead) {
        Token t = cursor.peek(ahead);
        Token next = cursor.peek(ahead + 1);
        boolean flag = t.isWord()
                && !t.isName()
                && FactVocabulary.kindsOf(t.text()).stream().anyMatch(k -> k.is(ValueKind.Sort.FLAG));
        return t.isWord()
                && (flag || next.is(":") || operator(next).isPresent() || WORDS.contains(next.text()) || t.is("this"));
    }

    private List<Term> members(Token word) {
        List<Term> values = new ArrayList<>();
        if (!cursor.take("(")) {
            cursor.fault(
                    cursor.behind(),
                    Code.EXPECTED,
                    "'(' is missing here: in is followed by a list in brackets, such as in (CLASH, ATTACK)");
            values.add(terms.term());
            return values;
        }
        values.add(terms.term());
        while (cursor.is(",") && !(opensTest(1) && !values.isEmpty())) {
            cursor.next();
            values.add(terms.term());
        }
        cursor.expect(")", "the list of " + word.text() + " is not closed");
        return values;
    }
}
