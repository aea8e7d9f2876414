package org.faultline.rule.language.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Accumulate.Function;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;
import org.jspecify.annotations.Nullable;

/** Reads {@code accumulate( pattern; figures; tests )}. */
final class AccumulateReader {
    private static final List<String> FUNCTIONS =
            Arrays.stream(Function.values()).map(Function::word).toList();

    private final Cursor cursor;
    private final PatternReader patterns;
    private final ConstraintReader constraints;
    private final TermReader terms;
    /** The figures ended without their semicolon. */
    private boolean testsFollow;

    AccumulateReader(Cursor cursor, PatternReader patterns) {
        this.cursor = cursor;
        this.patterns = patterns;
        this.constraints = new ConstraintReader(cursor);
        this.terms = new TermReader(cursor);
    }

    @Nullable
    Accumulate accumulate(Token word) {
        List<FactPattern> over = new ArrayList<>();
        cursor.expect("(", "accumulate( pattern; figures; tests )");
        if (figureAhead()) {
            return turned(word, over);
        }
        patterns.patterns(over, word);
        if (!cursor.take(";")) {
            boolean more = cursor.is(",");
            if (more) {
                cursor.fault(
                        Code.EXPECTED, "between the pattern and the figures of accumulate write ';' instead of ','");
                cursor.next();
            } else {
                cursor.missing(";", "it stands between the pattern and the figures of accumulate");
            }
        }
        testsFollow = false;
        List<Accumulate.Result> results = results();
        List<Constraint> tests =
                cursor.take(";") || testsFollow ? constraints.list("accumulate( … )", Set.of(")", ";")) : List.of();
        Token t = cursor.peek();
        if (cursor.take(";")) {
            cursor.fault(
                    t.at(),
                    Code.EXPECTED,
                    "accumulate has three parts: pattern; figures; tests; join tests by , instead of ;");
            cursor.skipTo(Set.of(")"));
        }
        cursor.expect(")", "the ( of accumulate is not closed");
        return over.isEmpty() ? null : new Accumulate(word.at(), over, results, tests);
    }

    private boolean figureAhead() {
        return cursor.peek().isName()
                && cursor.peek(1).is(":")
                && FUNCTIONS.contains(cursor.peek(2).text());
    }

    /** The figures stand before the pattern. */
    private @Nullable Accumulate turned(Token word, List<FactPattern> over) {
        Token first = cursor.peek();
        String function = cursor.peek(2).text();
        List<Accumulate.Result> results = results();
        cursor.take(";");
        cursor.fault(
                first.at(),
                Code.EXPECTED,
                "the pattern comes before the figures; write accumulate( "
                        + (cursor.peek().isName()
                                ? cursor.peek().text() + " : " + cursor.peek(2).text()
                                : cursor.peek().text())
                        + "( … ); " + first.text() + " : " + function + "( … ), …; tests )");
        patterns.patterns(over, word);
        List<Constraint> tests = cursor.take(";") ? constraints.list("accumulate( … )", Set.of(")", ";")) : List.of();
        cursor.expect(")", "the ( of accumulate is not closed");
        return over.isEmpty() ? null : new Accumulate(word.at(), over, results, tests);
    }

    private List<Accumulate.Result> results() {
        List<Accumulate.Result> all = new ArrayList<>();
        do {
            Accumulate.Result one = result();
            if (one != null) {
                all.add(one);
            }
        } while (another());
        return all;
    }

    private boolean another() {
        Token t = cursor.peek();
        if (t.is(",")
                && cursor.peek(1).isName()
                && !Set.of(":", "=").contains(cursor.peek(2).text())) {
            cursor.fault(
                    t.at(),
                    Code.EXPECTED,
                    "between the figures of accumulate and the tests of them write ';' instead of ','");
            cursor.next();
            testsFollow = true;
            return false;
        } else if (cursor.take(",")) {
            return true;
        }
        boolean forgotten = cursor.peek().isName() && cursor.peek(1).is(":");
        boolean test = cursor.peek().isName() && !forgotten;
        if (forgotten) {
            cursor.missing(",", "two figures stand side by side");
        } else if (test) {
            cursor.missing(";", "it stands between the figures of accumulate and the tests of them");
            testsFollow = true;
        }
        return forgotten;
    }

    private Accumulate.@Nullable Result result() {
        Token name = cursor.peek();
        if (name.isName() && cursor.peek(1).is(":")) {
            cursor.next();
            cursor.next();
        } else if (name.isWord() && cursor.peek(1).is("(")) {
            boolean code = Set.of("init", "action", "reverse", "result").contains(name.text());
            cursor.fault(
                    name.at(),
                    code ? Code.NOT_ALLOWED : Code.EXPECTED,
                    code
                            ? "code is not allowed in accumulate; write a function such as $n : count( $x )"
                            : "the figure has no name; write " + forgotten() + " : " + name.text() + "( … )");
            if (!code) {
                return anyFigure(new Token(Token.Sort.WORD, forgotten(), name.at(), name.end()));
            }
        } else {
            cursor.fault(name.at(), Code.EXPECTED, "a figure is missing here, such as $n : count( $x )");
            cursor.skipTo(Set.of(";", ")", ","));
            return null;
        }
        return figure(name);
    }

    /** What was named wrongly counts as a number, so that nothing else is said of it. */
    private Accumulate.@Nullable Result anyFigure(Token name) {
        Accumulate.Result read = figure(name);
        return read == null ? null : new Accumulate.Result(read.at(), read.name(), Function.COUNT, null);
    }

    /** The name that the tests have for a figure without one: the first of theirs. */
    private String forgotten() {
        int i = 0;
        while (!cursor.peek(i).is(";") && cursor.peek(i).sort() != Token.Sort.END) {
            i++;
        }
        return cursor.peek(i + 1).isName() ? cursor.peek(i + 1).text() : "$n";
    }

    private Accumulate.@Nullable Result figure(Token name) {
        Token word = cursor.next();
        Optional<Function> known = Arrays.stream(Function.values())
                .filter(f -> f.word().equals(word.text()))
                .findFirst();
        if (known.isEmpty()) {
            cursor.fault(
                    word.at(),
                    Code.UNKNOWN_FUNCTION,
                    "accumulate knows no " + word.shown() + FactVocabulary.instead(word.text(), FUNCTIONS));
        }
        Term of = null;
        if (cursor.expect("(", word.text() + " is written " + word.text() + "( $x )")) {
            of = cursor.is(")") ? null : terms.term();
            if (!Set.of(")", ";", ",").contains(cursor.peek().text()) && !cursor.atEnd()) {
                cursor.fault(
                        Code.EXPECTED,
                        word.text() + " is of one value, such as " + word.text()
                                + "( $x ); what is asked of the facts stands in the pattern, but found "
                                + cursor.peek().shown());
            }
            cursor.skipTo(Set.of(")", ";", ","));
            cursor.expect(")", "the ( of " + word.text() + " is not closed");
        }
        Function function = known.or(() -> FactVocabulary.nearest(word.text(), FUNCTIONS)
                        .flatMap(n -> Arrays.stream(Function.values())
                                .filter(f -> f.word().equals(n))
                                .findFirst()))
                .orElse(null);
        boolean number = known.isEmpty() && function != Function.COLLECT_LIST && function != Function.COLLECT_SET;
        return function == null || !name.isName()
                ? null
                : number
                        ? new Accumulate.Result(name.at(), name.text().substring(1), Function.COUNT, null)
                        : new Accumulate.Result(name.at(), name.text().substring(1), function, of);
    }
}
