package org.faultline.rule.language.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.rule.language.model.Position;

/** A place among the tokens of a file, from which the readers take what they expect and name what they do not. */
public final class Cursor {
    private static final Set<String> QUANTIFIERS = Set.of("not", "exists", "accumulate", "forall");

    private final List<Token> tokens;
    private final Fault.Gatherer faults;
    private int at;

    public Cursor(List<Token> tokens, Fault.Gatherer faults) {
        this.tokens = tokens;
        this.faults = faults;
    }

    public Token peek() {
        return peek(0);
    }

    public Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    public Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    public boolean is(String sign) {
        return peek().is(sign);
    }

    public boolean atEnd() {
        return peek().sort() == Token.Sort.END;
    }

    public boolean take(String sign) {
        boolean there = is(sign);
        if (there) {
            next();
        }
        return there;
    }

    /** How far reading came; a loop that does not move it would never end. */
    public int progress() {
        return at;
    }

    /** What was read last. */
    public Token last() {
        return tokens.get(Math.max(0, at - 1));
    }

    /** The name of the last pattern that was begun before this one. */
    public Optional<String> patternBefore() {
        boolean own = true;
        for (int i = at; i > 2; i--) {
            boolean opens = tokens.get(i).is("(")
                    && tokens.get(i - 1).isWord()
                    && Character.isUpperCase(tokens.get(i - 1).text().charAt(0));
            if (opens && !own && tokens.get(i - 2).is(":")) {
                return Optional.of(tokens.get(i - 3).text());
            }
            own &= !opens;
        }
        return Optional.empty();
    }

    /** Just behind what was read last: where something is missing. */
    public Position behind() {
        return at == 0 ? peek().at() : tokens.get(at - 1).end();
    }

    /** The beginning of the line below what was read last, as far as there is one. */
    public Position nextLine() {
        Position behind = behind();
        return peek().at().line() > behind.line() ? new Position(behind.line() + 1, 1) : behind;
    }

    public void fault(Position where, Code code, String message) {
        faults.add(where, code, message);
    }

    public void fault(Code code, String message) {
        fault(peek().at(), code, message);
    }

    public void missing(String what, String why) {
        fault(behind(), Code.EXPECTED, "'" + what + "' is missing here" + (why.isEmpty() ? "" : ": " + why));
    }

    /** Takes a sign, or says that it is missing and goes on as if it were there. */
    public boolean expect(String sign, String why) {
        if (take(sign)) {
            return true;
        }
        missing(sign, why);
        return false;
    }

    public boolean opensPattern(int ahead) {
        return peek(ahead).isWord()
                && !peek(ahead).isName()
                && Character.isUpperCase(peek(ahead).text().charAt(0))
                && peek(ahead + 1).is("(");
    }

    /** Whether a condition or the next part of the rule begins here, so that what came before cannot go on. */
    public boolean atBoundary() {
        Token t = peek();
        return atEnd()
                || t.is("then")
                || t.is("when")
                || (t.is("end") && peek(1).sort() == Token.Sort.END)
                || (t.is("alerts") && peek(1).is("."))
                || (t.isWord() && QUANTIFIERS.contains(t.text()) && (peek(1).is("(") || opensPattern(1)))
                || opensPattern(0)
                || (t.isName() && (peek(1).is(":") || peek(1).is("=")) && opensPattern(2));
    }

    /** Goes to the next of these signs on this level of brackets, but not past a boundary. */
    public void skipTo(Set<String> signs) {
        int depth = 0;
        while (!atEnd()
                && !(depth == 0 && signs.contains(peek().text()) && peek().sort() == Token.Sort.SIGN)
                && !atBoundary()) {
            String text = next().text();
            if (text.equals("(") || text.equals("[") || text.equals("{")) {
                depth++;
            } else if (text.equals(")") || text.equals("]") || text.equals("}")) {
                depth = Math.max(0, depth - 1);
            }
        }
    }

    /** Goes behind the bracket that closes the one that stands here. */
    public void skipBracket() {
        int depth = 0;
        do {
            String text = next().text();
            depth += text.equals("(") || text.equals("{") || text.equals("[") ? 1 : 0;
            depth -= text.equals(")") || text.equals("}") || text.equals("]") ? 1 : 0;
        } while (depth > 0 && !atEnd() && !is("then"));
    }

    /** Whether what follows the bracket that opens here goes on a term, rather than a group of tests. */
    public boolean bracketIsTerm() {
        int depth = 0;
        for (int i = 0; peek(i).sort() != Token.Sort.END; i++) {
            String text = peek(i).text();
            boolean sign = peek(i).sort() == Token.Sort.SIGN;
            depth += sign && text.equals("(") ? 1 : 0;
            depth -= sign && text.equals(")") ? 1 : 0;
            if (sign && depth == 0) {
                return Set.of("+", "-", "*", "/", "<", ">", "<=", ">=", "==", "!=")
                        .contains(peek(i + 1).text());
            }
        }
        return false;
    }
}
