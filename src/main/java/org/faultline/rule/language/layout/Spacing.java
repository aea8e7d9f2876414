package org.faultline.rule.language.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.print.Printer;
import org.faultline.rule.language.text.Token;

/** What stands between two tokens of one line: one space around operators and inside the brackets of a pattern, none before a comma. */
final class Spacing {
    private static final Set<String> NONE_BEFORE = Set.of(",", ";", "]", "[", ".");
    private static final Set<String> NONE_AFTER = Set.of("[", ".", "@", "!");
    private static final Set<String> BEFORE_A_LIST = Set.of("in", "contains", "matches", "and");

    /** What opens a bracket that has spaces inside, beside the type of a pattern. */
    private static final Set<String> WIDE = Stream.concat(
                    Stream.of("not", "exists", "accumulate"),
                    Arrays.stream(Accumulate.Function.values()).map(Accumulate.Function::word))
            .collect(Collectors.toUnmodifiableSet());

    private Spacing() {}

    /** Some tokens on one line. */
    static String line(List<Piece> pieces) {
        return line(pieces, true);
    }

    /** @param wideOutside whether a bracket that was opened before them has spaces inside */
    static String line(List<Piece> pieces, boolean wideOutside) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                line.append(gap(pieces, i, wideOutside));
            }
            line.append(written(pieces.get(i).token()));
        }
        return line.toString();
    }

    private static String written(Token token) {
        return token.sort() == Token.Sort.TEXT ? Printer.quoted(token.text()) : token.text();
    }

    /** Whether a bracket that some word opens has spaces inside. */
    static boolean isWide(Token word) {
        return word.isWord()
                && !word.isName()
                && (Character.isUpperCase(word.text().charAt(0)) || WIDE.contains(word.text()));
    }

    private static String gap(List<Piece> pieces, int i, boolean wideOutside) {
        Token before = pieces.get(i - 1).token();
        Token next = pieces.get(i).token();
        if (isSign(next, NONE_BEFORE) || isSign(before, NONE_AFTER) || unaryMinus(pieces, i - 1)) {
            return "";
        } else if (before.is("(")) {
            return next.is(")") || !isWide(pieces, i - 1) ? "" : " ";
        } else if (next.is(")")) {
            int opening = opening(pieces, i);
            return (opening < 0 ? wideOutside : isWide(pieces, opening)) ? " " : "";
        } else if (next.is("(")) {
            return before.isWord() && !BEFORE_A_LIST.contains(before.text()) ? "" : " ";
        }
        return " ";
    }

    private static boolean isSign(Token token, Set<String> signs) {
        return token.sort() == Token.Sort.SIGN && signs.contains(token.text());
    }

    private static boolean unaryMinus(List<Piece> pieces, int i) {
        if (!pieces.get(i).is("-")) {
            return false;
        }
        Token before = i == 0 ? null : pieces.get(i - 1).token();
        return before == null || (before.sort() == Token.Sort.SIGN && !before.is(")") && !before.is("]"));
    }

    private static boolean isWide(List<Piece> pieces, int opening) {
        return opening > 0 && isWide(pieces.get(opening - 1).token());
    }

    /** Where the bracket is opened that is closed there; -1 where it is opened before these tokens. */
    private static int opening(List<Piece> pieces, int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            depth += pieces.get(i).is(")") ? 1 : 0;
            depth -= pieces.get(i).is("(") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
