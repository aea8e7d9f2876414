package org.faultline.trial.cases.text;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.jspecify.annotations.Nullable;

/** Follows quotes and brackets through some lines, up to the first that does not go together with its neighbours. */
final class BracketScan {
    private static final Pattern NEW_LINE = Pattern.compile("\\s*(- .*|(?:- )?([A-Za-z]\\w*):(?:\\s.*)?)");

    /** A bracket that is open, and how far its present item has come. */
    private static final class Open {
        final char sign;
        final int line;
        final int column;
        int colons;
        boolean content;
        boolean complete;
        int endLine = -1;
        int endColumn;
        int pairLine = -1;
        int pairColumn;

        Open(char sign, int line, int column) {
            this.sign = sign;
            this.line = line;
            this.column = column;
        }

        char closing() {
            return sign == '[' ? ']' : '}';
        }

        void end(int atLine, int atColumn) {
            endLine = atLine;
            endColumn = atColumn;
        }
    }

    private final String[] lines;
    private final BitSet continuing = new BitSet();
    private final Deque<Open> open = new ArrayDeque<>();
    private char quote;
    private int quoteLine;
    private int quoteColumn;
    private boolean start;
    private @Nullable YamlMistake mistake;

    private BracketScan(String[] lines) {
        this.lines = lines;
    }

    static BracketScan of(String[] lines, int from, int to) {
        BracketScan scan = new BracketScan(lines);
        int last = from;
        for (int i = from; i < to && scan.mistake == null; i++) {
            if (scan.quote != 0 || !scan.open.isEmpty()) {
                scan.continuing.set(i);
                scan.newLine(i, last);
            }
            for (int j = scan.begin(); j < lines[i].length() && scan.mistake == null; ) {
                j = scan.next(i, j);
            }
            last = lines[i].isBlank() ? last : i;
        }
        if (scan.mistake == null && scan.quote != 0) {
            scan.unclosedQuote();
        } else if (scan.mistake == null && !scan.open.isEmpty()) {
            scan.missing(scan.open.element().closing(), last, content(lines[last]));
        }
        return scan;
    }

    @Nullable
    YamlMistake mistake() {
        return mistake;
    }

    /** Whether a line begins within a quote or a bracket of the line above. */
    boolean continues(int line) {
        return continuing.get(line);
    }

    private int begin() {
        start = quote == 0;
        return 0;
    }

    /** What looks like a new line of the case, where a quote or bracket above is still open. */
    private void newLine(int i, int last) {
        Matcher m = NEW_LINE.matcher(lines[i]);
        if (!m.matches()) {
            return;
        }
        if (quote != 0) {
            if (m.group(2) != null && CaseSynonyms.isKey(m.group(2))) {
                unclosedQuote();
            }
            return;
        }
        String above = lines[last].substring(0, content(lines[last]));
        boolean ours = m.group(2) == null || CaseSynonyms.isKey(m.group(2));
        boolean goesOn = above.endsWith(",") || above.endsWith("[") || above.endsWith("{");
        int indent = lines[i].length() - lines[i].stripLeading().length();
        int opened = lines[open.peekLast().line].length()
                - lines[open.peekLast().line].stripLeading().length();
        if (ours && (!goesOn || indent <= opened)) {
            Open top = open.element();
            if (top.pairLine >= 0) {
                missing(top.closing(), top.pairLine, top.pairColumn);
            } else {
                missing(top.closing(), last, above.endsWith(",") ? above.length() - 1 : above.length());
            }
        }
    }

    private int next(int i, int j) {
        String line = lines[i];
        char c = line.charAt(j);
        if (quote != 0) {
            return quoted(i, j, c);
        }
        if (c == ' ' || c == '\t') {
            return j + 1;
        }
        if (c == '#' && (j == 0 || line.charAt(j - 1) == ' ')) {
            return line.length();
        }
        boolean last = j + 1 >= line.length();
        boolean spaced =
                last || line.charAt(j + 1) == ' ' || (!open.isEmpty() && ",]}[{".indexOf(line.charAt(j + 1)) >= 0);
        Open top = open.peek();
        if (start && (c == '"' || c == '\'')) {
            commaBefore(top);
            quote = c;
            quoteLine = i;
            quoteColumn = j;
            start = false;
            if (top != null) {
                top.content = true;
            }
        } else if ((c == '[' || c == '{') && (start || top != null)) {
            commaBefore(top);
            if (top != null) {
                top.content = true;
            }
            open.push(new Open(c, i, j));
            start = true;
        } else if (top != null && (c == ']' || c == '}')) {
            close(i, j, c);
        } else if (top != null && c == ',') {
            comma(top, i, j);
        } else if (c == ':' && spaced) {
            colon(top, i, j);
        } else if (!(top == null && c == '-' && spaced && line.substring(0, j).isBlank())) {
            commaBefore(top);
            start = false;
            if (top != null) {
                top.content = true;
                top.end(i, j + 1);
            }
        }
        return j + 1;
    }

    private int quoted(int i, int j, char c) {
        String line = lines[i];
        if (quote == '"' && c == '\\') {
            return j + 2;
        }
        if (c != quote) {
            return j + 1;
        }
        if (quote == '\'' && j + 1 < line.length() && line.charAt(j + 1) == '\'') {
            return j + 2;
        }
        String rest = line.substring(j + 1);
        String after = rest.stripLeading();
        Open top = open.peek();
        boolean fine = after.isEmpty()
                || (after.startsWith("#") && !rest.startsWith("#"))
                || after.startsWith(":")
                || (top != null && ",]}".indexOf(after.charAt(0)) >= 0);
        if (top != null) {
            top.complete = true;
            top.end(i, j + 1);
        }
        if (!fine && (top == null || !rest.startsWith(" "))) {
            boolean again = line.lastIndexOf(quote) > j;
            int to = again ? line.lastIndexOf(quote) : line.length();
            // what goes on without another quote began with a word in quotes
            boolean word = !again && quoteLine == i;
            String text = quoteLine == i ? line.substring(word ? quoteColumn : quoteColumn + 1, to) : "…";
            char other = quote == '"' ? '\'' : '"';
            mistake = YamlMistake.at(
                    i,
                    word ? quoteColumn : j,
                    "the text ends at this quote; put one that holds a " + quote + " between the other quotes: " + other
                            + CaseFaults.shown(text) + other);
        }
        quote = 0;
        return j + 1;
    }

    private void close(int i, int j, char c) {
        Open top = open.pop();
        if (c != top.closing()) {
            mismatched(top, i, j, c);
            return;
        }
        Open parent = open.peek();
        start = false;
        if (parent != null) {
            parent.complete = true;
            parent.end(i, j + 1);
            return;
        }
        String after = lines[i].substring(j + 1).strip();
        if (after.isEmpty() || after.startsWith("#") || after.startsWith(":")) {
            return;
        }
        int at = lines[i].indexOf(after.charAt(0), j + 1);
        Matcher key = NEW_LINE.matcher(after);
        if (key.matches() && key.group(2) != null && CaseSynonyms.isKey(key.group(2))) {
            mistake =
                    YamlMistake.at(i, at, "each key stands on a line of its own: write '" + key.group(2) + ":' below");
        } else if ("]},".indexOf(after.charAt(0)) >= 0) {
            mistake = YamlMistake.at(i, at, "one " + after.charAt(0) + " too many; delete it");
        } else {
            mistake = YamlMistake.at(
                    top.line,
                    top.column,
                    "a text that begins with " + top.sign + " stands in quotes: "
                            + YamlMistake.inQuotes(lines[top.line].substring(top.column)));
        }
    }

    private void mismatched(Open top, int i, int j, char c) {
        String item = top.endLine == i ? lines[i].substring(0, j) : "";
        int colon = item.lastIndexOf(": ");
        String key = colon < 0 ? "" : item.substring(0, colon).replaceFirst("^.*[\\s,{\\[]", "");
        if (c == ']' && top.colons >= 1 && !top.complete && CaseSynonyms.isList(key)) {
            mistake = YamlMistake.at(
                    i, colon + 2, "a [ is missing here: write '[" + CaseFaults.shown(item.substring(colon + 2)) + "]'");
        } else if (top.pairLine >= 0) {
            missing(top.closing(), top.pairLine, top.pairColumn);
        } else if (open.isEmpty()) {
            mistake = YamlMistake.at(
                    i,
                    j,
                    "the bracket " + top.sign + " is closed by " + top.closing() + ": write " + top.closing()
                            + " in place of " + c);
        } else {
            missing(top.closing(), i, lines[i].substring(0, j).stripTrailing().length());
        }
    }

    private void comma(Open top, int i, int j) {
        if (!top.content) {
            mistake = YamlMistake.at(i, j, "one comma too many; delete it");
        }
        top.colons = 0;
        top.content = false;
        top.complete = false;
        start = true;
    }

    private void colon(@Nullable Open top, int i, int j) {
        start = true;
        if (top == null) {
            return;
        }
        top.complete = false;
        String before = lines[i].substring(0, j);
        String word = before.replaceFirst("^.*[\\s,;{\\[]", "");
        int text = before.length() - word.length();
        if (++top.colons == 2) {
            String left = before.substring(0, text).stripTrailing();
            if (!CaseSynonyms.isKey(word)) {
                mistake = YamlMistake.at(i, j, "a text that holds ': ' stands in quotes: write \" at both of its ends");
            } else if (left.endsWith(";")) {
                mistake = YamlMistake.at(i, left.length() - 1, "a comma parts the fields: write , in place of ;");
            } else {
                mistake = YamlMistake.at(i, left.length(), "a comma is missing: write ', " + word + ":'");
            }
        } else if (top.sign == '[' && top.pairLine < 0 && CaseSynonyms.isKey(word) && open.size() > 1) {
            String left = before.substring(0, text).stripTrailing();
            top.pairLine = i;
            top.pairColumn = left.endsWith(",") ? left.length() - 1 : left.length();
        }
    }

    private void commaBefore(@Nullable Open top) {
        if (top != null && top.complete && mistake == null) {
            mistake = YamlMistake.at(top.endLine, top.endColumn, "a comma is missing: write , here");
        }
    }

    private void unclosedQuote() {
        mistake = YamlMistake.at(
                quoteLine,
                quoteColumn,
                "the quote " + quote + " is not closed; write " + quote + " at the end of the text too");
    }

    private void missing(char sign, int line, int column) {
        mistake = YamlMistake.at(line, column, "a " + sign + " is missing: write '" + sign + "' here");
    }

    /** How much of a line is no comment. */
    private static int content(String line) {
        int comment = line.indexOf(" #");
        return (comment < 0 ? line : line.substring(0, comment)).stripTrailing().length();
    }
}
