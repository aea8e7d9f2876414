package org.faultline.rule.language.idiom;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.rule.language.model.Constraint.Operator;
import org.faultline.rule.language.text.Token;
import org.faultline.rule.language.text.Token.Sort;

/** What may stand in a gap of a template. */
enum Gap {
    /** {@code field}, {@code place.name}, {@code $x.day}. */
    FIELD,
    /** A number, a text, a constant, a field or a {@code $name}. */
    VALUE,
    TEXT,
    /** Digits, or a number that English says in a word. */
    NUMBER,
    /** {@code $name}. */
    NAME,
    /** A word that is no {@code $name}. */
    WORD,
    /** {@code CLASH}. */
    CONSTANT,
    /** {@code ==}, {@code >=} and the like. */
    OPERATOR,
    /** Values with commas between them. */
    LIST,
    /** Two constants or literals or more, with {@code ||}, {@code or} or commas between them. */
    OPTIONS,
    /** A whole pattern, from its type to its closing bracket. */
    PATTERN,
    /** Texts and names with +, {@code &} or {@code ||} between them. */
    TOGETHER,
    /** Everything up to the bracket that closes the one that was opened last, perhaps nothing. */
    REST;

    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "in",
            "between",
            "is",
            "like",
            "null",
            "this",
            "then",
            "when",
            "end",
            "contains",
            "matches",
            "before",
            "after",
            "coincides",
            "within",
            "true",
            "false");
    private static final Set<String> JOINING = Set.of("+", "&", "||");
    private static final List<String> OPERATORS =
            Arrays.stream(Operator.values()).map(Operator::symbol).toList();

    /** How many tokens from that index on fill it; -1 where it is not filled. */
    int length(List<Token> tokens, int from) {
        Token t = tokens.get(from);
        return switch (this) {
            case FIELD -> path(tokens, from, false);
            case VALUE -> value(tokens, from);
            case TEXT -> t.sort() == Sort.TEXT ? 1 : -1;
            case NUMBER -> t.sort() == Sort.NUMBER || isNumberWord(t) ? 1 : -1;
            case NAME -> t.isName() ? 1 : -1;
            case WORD -> t.isWord() && !t.isName() ? 1 : -1;
            case CONSTANT -> isConstant(t) ? 1 : -1;
            case OPERATOR -> t.sort() == Sort.SIGN && OPERATORS.contains(t.text()) ? 1 : -1;
            case LIST -> list(tokens, from, Set.of(","), false);
            case OPTIONS -> list(tokens, from, Set.of("||", "or", "OR", "|", ","), true);
            case PATTERN -> pattern(tokens, from);
            case TOGETHER -> together(tokens, from);
            case REST -> rest(tokens, from);
        };
    }

    private static boolean isNumberWord(Token t) {
        return t.isWord() && NumberWords.number(t.text()).isPresent();
    }

    static boolean isConstant(Token t) {
        return t.isWord() && t.text().matches("[A-Z][A-Z0-9_]+");
    }

    private static int path(List<Token> tokens, int from, boolean constants) {
        Token t = tokens.get(from);
        if (!t.isWord() || RESERVED.contains(t.text().toLowerCase(Locale.ROOT)) || (!constants && isConstant(t))) {
            return -1;
        }
        int length = 1;
        while (at(tokens, from + length).is(".")
                && at(tokens, from + length + 1).isWord()
                && !at(tokens, from + length + 2).is("(")) {
            length += 2;
        }
        return length;
    }

    private static int value(List<Token> tokens, int from) {
        Token t = tokens.get(from);
        if (t.is("-") && at(tokens, from + 1).sort() == Sort.NUMBER) {
            return 2;
        }
        return t.sort() == Sort.NUMBER || t.sort() == Sort.TEXT ? 1 : path(tokens, from, true);
    }

    private static int list(List<Token> tokens, int from, Set<String> between, boolean options) {
        int length = item(tokens, from, options);
        int values = length < 0 ? 0 : 1;
        while (length > 0 && between.contains(at(tokens, from + length).text())) {
            int more = item(tokens, Math.min(from + length + 1, tokens.size() - 1), options);
            if (more < 0) {
                break;
            }
            length += 1 + more;
            values++;
        }
        return values >= (options ? 2 : 1) ? length : -1;
    }

    private static int item(List<Token> tokens, int from, boolean literal) {
        Token t = tokens.get(from);
        boolean called = at(tokens, from + 1).is("(");
        return literal && t.isWord() && (!isConstant(t) || called) ? -1 : value(tokens, from);
    }

    private static int together(List<Token> tokens, int from) {
        int length = 0;
        while (at(tokens, from + length).sort() == Sort.TEXT
                || at(tokens, from + length).isName()) {
            length++;
            if (!JOINING.contains(at(tokens, from + length).text())) {
                return length;
            }
            length++;
        }
        return -1;
    }

    private static int pattern(List<Token> tokens, int from) {
        int start = at(tokens, from).isName() && at(tokens, from + 1).is(":") ? 2 : 0;
        Token type = at(tokens, from + start);
        boolean opens = type.isWord()
                && !type.isName()
                && Character.isUpperCase(type.text().charAt(0))
                && at(tokens, from + start + 1).is("(");
        int inner = opens ? rest(tokens, from + start + 2) : -1;
        return inner < 0 || !at(tokens, from + start + 2 + inner).is(")") ? -1 : start + 3 + inner;
    }

    private static int rest(List<Token> tokens, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token t = tokens.get(i);
            if (t.sort() == Sort.END || t.is("then")) {
                return -1;
            }
            depth += t.is("(") || t.is("[") || t.is("{") ? 1 : t.is(")") || t.is("]") || t.is("}") ? -1 : 0;
            if (depth < 0) {
                return i - from;
            }
        }
        return -1;
    }

    private static Token at(List<Token> tokens, int index) {
        return tokens.get(Math.min(index, tokens.size() - 1));
    }
}
