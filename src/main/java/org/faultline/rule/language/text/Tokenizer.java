package org.faultline.rule.language.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.rule.language.model.Position;

/** Cuts a file into tokens, each with its place; names every character that no rule needs, and goes on behind it. */
public final class Tokenizer {
    /** Longest first; also those that rules must not use, so that they can be named whole. */
    private static final List<String> SIGNS = List.of(
            "===", "!==", ">>>", "==", "!=", "<=", ">=", "=<", "=>", "<>", "&&", "||", ":=", "->", "::", "++", "--",
            "!.", "~=");

    private static final String QUOTES = "“”„‟«»‘’‚‛`'";

    /** What word processors make of signs, which is read as what was meant. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry((int) '≥', ">="),
            Map.entry((int) '≤', "<="),
            Map.entry((int) '≠', "!="),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '×', "*"),
            Map.entry((int) '،', ","),
            Map.entry((int) '؛', ";"),
            Map.entry((int) '，', ","),
            Map.entry((int) '；', ";"),
            Map.entry((int) '：', ":"),
            Map.entry((int) '（', "("),
            Map.entry((int) '）', ")"));

    private final String text;
    private final Fault.Gatherer faults;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;

    private Tokenizer(String text, Fault.Gatherer faults) {
        this.text = text;
        this.faults = faults;
    }

    public static List<Token> tokens(String text, Fault.Gatherer faults) {
        return new Tokenizer(text, faults).run();
    }

    /** The comments of a file, in their order. */
    public static List<Comment> comments(String text) {
        Tokenizer all = new Tokenizer(text, new Fault.Gatherer("", text));
        all.run();
        return List.copyOf(all.comments);
    }

    private List<Token> run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\uFEFF' || c == '\u00A0') {
                step();
            } else if (text.startsWith("//", at)) {
                lineComment();
            } else if (c == '#' || text.startsWith("--", at)) {
                foreignComment(c == '#' ? "#" : "--");
            } else if (text.startsWith("/*", at)) {
                comment();
            } else if (c == '"' || QUOTES.indexOf(c) >= 0) {
                quoted(c);
            } else if (Character.isDigit(c) && !isDigit(c)) {
                otherDigits();
            } else if (isDigit(c)) {
                taken(Token.Sort.NUMBER, number());
            } else if (Character.isLetter(c) || c == '_' || c == '$') {
                taken(Token.Sort.WORD, word());
            } else {
                sign(c);
            }
        }
        Position end = here();
        tokens.add(new Token(Token.Sort.END, "", end, end));
        return tokens;
    }

    private Position here() {
        return new Position(line, column);
    }

    private void step() {
        char c = text.charAt(at++);
        boolean lineEnd = c == '\n' || (c == '\r' && (at >= text.length() || text.charAt(at) != '\n'));
        if (lineEnd) {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(c)) {
            column++;
        }
    }

    private void taken(Token.Sort sort, int length) {
        Position begin = here();
        String taken = text.substring(at, at + length);
        for (int i = 0; i < length; i++) {
            step();
        }
        tokens.add(new Token(sort, taken, begin, here()));
    }

    private int word() {
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_$".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String word = text.substring(at, end);
        if (!word.chars().allMatch(c -> c < 128)) {
            faults.add(
                    here(),
                    Code.CHARACTER,
                    "'" + word + "' has a letter beyond a to z; names are written without accents");
        }
        return end - at;
    }

    private int number() {
        int end = at;
        while (end < text.length() && (isDigit(text.charAt(end)) || isLatin(text.charAt(end)) || decimalPoint(end))) {
            end++;
        }
        return end - at;
    }

    /** Digits of another script, which are read as what they are. */
    private void otherDigits() {
        Position begin = here();
        StringBuilder digits = new StringBuilder();
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            digits.append(Character.digit(text.charAt(at), 10));
            step();
        }
        faults.add(begin, Code.CHARACTER, "a number is written with the digits 0 to 9; write " + digits);
        tokens.add(new Token(Token.Sort.NUMBER, digits.toString(), begin, here()));
    }

    private boolean decimalPoint(int i) {
        return text.charAt(i) == '.' && i + 1 < text.length() && isDigit(text.charAt(i + 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private void sign(char c) {
        String sign =
                SIGNS.stream().filter(s -> text.startsWith(s, at)).findFirst().orElse(String.valueOf(c));
        if ("()[]{},;:.=!<>&|+-*/@%^?~#\\".indexOf(c) >= 0) {
            taken(Token.Sort.SIGN, sign.length());
            return;
        }
        int character = text.codePointAt(at);
        Position begin = here();
        String plain = PLAIN.getOrDefault(character, "");
        faults.add(
                begin,
                Code.CHARACTER,
                "the character '" + Character.toString(character) + "' has no meaning in a rule; "
                        + (plain.isEmpty() ? "leave it out" : "write '" + plain + "'"));
        step();
        if (at < text.length() && Character.isLowSurrogate(text.charAt(at))) {
            step();
        }
        if (!plain.isEmpty()) {
            tokens.add(new Token(Token.Sort.SIGN, plain, begin, here()));
        }
    }

    private void lineComment() {
        Position begin = here();
        int from = at;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            step();
        }
        comments.add(new Comment(text.substring(from, at), begin, here()));
    }

    private void foreignComment(String sign) {
        faults.add(here(), Code.IDIOM, "a comment begins with //; write // instead of " + sign);
        lineComment();
    }

    private void comment() {
        Position begin = here();
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            faults.add(begin, Code.COMMENT, "this comment is never closed; write */ at its end");
        }
        int stop = end < 0 ? text.length() : end + 2;
        int from = at;
        while (at < stop) {
            step();
        }
        comments.add(new Comment(text.substring(from, stop), begin, here()));
    }

    /** A text; one between other marks is read as a text, so that what follows it is read as well. */
    private void quoted(char open) {
        Position begin = here();
        step();
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            char c = text.charAt(at);
            boolean closes = open == '"' ? c == '"' : QUOTES.indexOf(c) >= 0 || c == '"';
            if (closes) {
                step();
                if (open != '"') {
                    wrongMarks(begin, open, value.toString());
                }
                tokens.add(new Token(Token.Sort.TEXT, value.toString(), begin, here()));
                return;
            }
            value.append(c == '\\' ? escaped() : String.valueOf(c));
            step();
        }
        if (open == '"' && goesOn()) {
            overLines(begin, value);
        } else {
            unclosed(begin, open, value.toString());
        }
    }

    /** Whether the text is closed on the next line, which then has one mark more than pairs. */
    private boolean goesOn() {
        int next = text.indexOf('\n', at) + 1;
        int end = next == 0 ? -1 : text.indexOf('\n', next);
        String line = next == 0 ? "" : text.substring(next, end < 0 ? text.length() : end);
        return line.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private void overLines(Position begin, StringBuilder value) {
        value.append(' ');
        while (text.charAt(at) != '"') {
            char c = text.charAt(at);
            step();
            if (c != '\n' && c != '\r' && (c != ' ' || value.charAt(value.length() - 1) != ' ')) {
                value.append(c);
            }
        }
        step();
        faults.add(begin, Code.QUOTE, "a text stands on one line; join the two lines: \"" + value + "\"");
        tokens.add(new Token(Token.Sort.TEXT, value.toString(), begin, here()));
    }

    private static boolean single(char mark) {
        return mark == '\'' || mark == '`';
    }

    private void wrongMarks(Position begin, char open, String value) {
        String written = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        faults.add(
                begin,
                Code.QUOTE,
                single(open)
                        ? "a text stands between double quotes; write \"" + written + "\""
                        : "typographic quotes (" + open + ") are not read; write straight ones: \"" + written + "\"");
    }

    /** The rest of the line was not all meant: reading goes on behind the first comma or bracket, as if it had been closed there. */
    private void unclosed(Position begin, char open, String value) {
        int statement = value.lastIndexOf(");");
        int cut = statement >= 0 ? statement : 0;
        while (statement < 0 && cut < value.length() && ",)".indexOf(value.charAt(cut)) < 0) {
            cut++;
        }
        if (open == '"') {
            faults.add(
                    new Position(begin.line(), begin.column() + 1 + cut),
                    Code.QUOTE,
                    "this text is not closed on its line; write \" at its end: \"" + value.substring(0, cut) + "\"");
        } else {
            wrongMarks(begin, open, value);
        }
        if (!value.contains("\\")) {
            int back = value.length() - cut;
            at -= back;
            column -= back;
        }
        tokens.add(new Token(Token.Sort.TEXT, value.substring(0, cut), begin, here()));
    }

    private String escaped() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '"' || next == '\\') {
            step();
            return String.valueOf(next);
        }
        faults.add(
                here(),
                Code.ESCAPE,
                "in a text a backslash stands only before \" and another backslash; write \\\\"
                        + (next > ' ' ? next : ""));
        return "\\";
    }
}
