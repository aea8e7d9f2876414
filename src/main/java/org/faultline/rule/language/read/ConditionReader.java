package org.faultline.rule.language.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;
import org.jspecify.annotations.Nullable;

/** Reads the conditions between {@code when} and {@code then}. */
final class ConditionReader {
    private static final List<String> QUANTIFIERS = List.of("not", "exists", "accumulate");

    private final Cursor cursor;
    private final PatternReader patterns;
    private final AccumulateReader accumulates;

    ConditionReader(Cursor cursor) {
        this.cursor = cursor;
        this.patterns = new PatternReader(cursor);
        this.accumulates = new AccumulateReader(cursor, patterns);
    }

    List<ConditionalElement> conditions() {
        List<ConditionalElement> all = new ArrayList<>();
        while (!over()) {
            int before = cursor.progress();
            ConditionalElement one = condition();
            if (one != null) {
                all.add(one);
            }
            after();
            if (cursor.progress() == before) {
                cursor.next();
            }
        }
        return all;
    }

    /** At the end of the conditions, also where {@code then} was forgotten or misspelt. */
    private boolean over() {
        Token t = cursor.peek();
        boolean raises =
                (t.is("alerts") || cursor.peek(2).is("raise")) && cursor.peek(1).is(".");
        return cursor.atEnd()
                || t.is("then")
                || raises
                || (t.is("end") && !cursor.peek(1).is("("))
                || (t.isWord()
                        && !t.isName()
                        && cursor.peek(2).is(".")
                        && cursor.peek(3).is("raise"));
    }

    private void after() {
        Token t = cursor.peek();
        if (cursor.take(";")) {
            cursor.fault(
                    t.at(),
                    Code.EXPECTED,
                    "conditions stand below each other without a sign between them; leave ; out");
        } else if (t.is("||") || t.is(",")) {
            cursor.next();
            cursor.fault(
                    t.at(),
                    Code.EXPECTED,
                    t.is(",")
                            ? "conditions stand below each other without a sign between them; leave , out"
                            : PatternReader.REFUSED.getOrDefault("or", ""));
        } else if (t.is("and") || t.is("&&")) {
            cursor.next();
        }
    }

    private @Nullable ConditionalElement condition() {
        Token t = cursor.peek();
        if (t.is("not") || t.is("exists")) {
            return quantified(cursor.next());
        } else if (t.is("accumulate")) {
            return accumulates.accumulate(cursor.next());
        } else if (t.isName() || cursor.opensPattern(0)) {
            return patterns.pattern();
        } else if (PatternReader.REFUSED.containsKey(t.text()) && t.isWord()) {
            refused(t);
            return null;
        } else if (t.is("(")) {
            cursor.fault(
                    t.at(), Code.NOT_ALLOWED, "conditions are not grouped in brackets; write them below each other");
            cursor.next();
            return null;
        }
        return t.isWord() && (cursor.peek(1).is("(") || cursor.opensPattern(1)) ? misspelt(t) : nonsense(t);
    }

    private void refused(Token t) {
        cursor.fault(
                t.at(),
                Code.NOT_ALLOWED,
                t.text() + " is not allowed; " + PatternReader.REFUSED.getOrDefault(t.text(), "leave it out"));
        cursor.next();
        if (cursor.is("(")) {
            cursor.skipBracket();
        } else {
            while (!over() && !cursor.atBoundary()) {
                cursor.next();
            }
        }
    }

    private @Nullable ConditionalElement misspelt(Token t) {
        Optional<String> near =
                t.text().length() < 3 ? Optional.empty() : FactVocabulary.nearest(t.text(), QUANTIFIERS);
        if (near.isEmpty()) {
            return cursor.peek(1).is("(") ? patterns.pattern() : nonsense(t);
        }
        cursor.fault(t.at(), Code.EXPECTED, "there is no condition " + t.text() + "; did you mean " + near.get() + "?");
        cursor.next();
        return near.get().equals("accumulate")
                ? accumulates.accumulate(t)
                : quantified(new Token(t.sort(), near.get(), t.at(), t.end()));
    }

    private @Nullable ConditionalElement nonsense(Token t) {
        cursor.fault(
                t.at(),
                Code.EXPECTED,
                "a condition is expected here, such as Encounter( violent ), but found " + t.shown());
        cursor.next();
        while (!over() && !cursor.atBoundary()) {
            cursor.next();
        }
        return null;
    }

    private Quantified quantified(Token word) {
        List<FactPattern> of = new ArrayList<>();
        if (!cursor.take("(")) {
            of.add(patterns.pattern());
        } else {
            patterns.patterns(of, word);
            cursor.expect(")", "the ( of " + word.text() + " is not closed");
        }
        return new Quantified(word.at(), word.is("not") ? Quantified.Quantifier.NOT : Quantified.Quantifier.EXISTS, of);
    }
}
