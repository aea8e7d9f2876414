package org.faultline.rule.language.text;

import java.util.List;
import org.faultline.rule.language.model.Position;

/**
 * What is looked at before anybody reads: nothing that passes can keep a parser busy, hide from an eye, or become another character
 * in generated code.
 */
public final class LexicalLimits {
    /** Ten times the longest rule that comes with the program. */
    static final int MOST_CHARACTERS = 20_000;

    /** Drools' parser takes about four times as long for each bracket more: 16 took a minute. */
    static final int MOST_DEPTH = 6;

    static final int MOST_TOKENS = 3_000;
    static final int MOST_TEXT = 500;

    private LexicalLimits() {}

    public static boolean tooLarge(String text, Fault.Gatherer faults) {
        if (text.length() > MOST_CHARACTERS) {
            faults.add(
                    new Position(1, 1),
                    Code.TOO_LARGE,
                    "the file holds " + text.length() + " characters, " + MOST_CHARACTERS
                            + " are allowed; make two rules of it");
        }
        return text.length() > MOST_CHARACTERS;
    }

    public static void characters(String text, Fault.Gatherer faults) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!allowed(c)) {
                faults.add(new Position(line, column), Code.CHARACTER, named(c, i));
            } else if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
                faults.add(
                        new Position(line, column),
                        Code.ESCAPE,
                        "\\u is not allowed anywhere, as Java would read another character there; write the character itself");
            }
            boolean lineEnd = c == '\n' || (c == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n'));
            line += lineEnd ? 1 : 0;
            column = lineEnd ? 1 : column + 1;
        }
    }

    private static boolean allowed(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != '\u00A0' && c != '\u202F' && c != '\u2007';
        };
    }

    private static String named(int c, int at) {
        String code = String.format(java.util.Locale.ROOT, "U+%04X", c);
        if (c == '\uFEFF' && at == 0) {
            return "the file begins with a byte order mark (" + code + "); save it as UTF-8 without BOM";
        }
        boolean space = Character.isSpaceChar(c);
        return space
                ? "this is a space that does not break (" + code + "); write a plain space"
                : "an invisible character (" + code + ") stands here; delete it";
    }

    public static void tokens(List<Token> tokens, Fault.Gatherer faults) {
        int depth = 0;
        for (Token t : tokens) {
            boolean sign = t.sort() == Token.Sort.SIGN;
            depth += sign && "([{".contains(t.text()) ? 1 : sign && ")]}".contains(t.text()) ? -1 : 0;
            if (depth > MOST_DEPTH) {
                faults.add(
                        t.at(),
                        Code.TOO_LARGE,
                        "brackets are nested deeper than " + MOST_DEPTH + "; write tests side by side");
                break;
            }
            depth = Math.max(0, depth);
        }
        tokens.stream()
                .filter(t -> t.text().length() > MOST_TEXT)
                .forEach(t -> faults.add(
                        t.at(), Code.TOO_LARGE, "this is longer than " + MOST_TEXT + " characters; shorten it"));
        tokens.stream()
                .skip(MOST_TOKENS)
                .findFirst()
                .ifPresent(t -> faults.add(
                        t.at(),
                        Code.TOO_LARGE,
                        "the rule holds more than " + MOST_TOKENS + " words and signs; make two rules of it"));
    }
}
