package org.faultline.trial.cases.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.knowledge.yaml.YamlFault;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.faultline.trial.cases.word.NumberHints;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** What keeps some lines from being YAML, where somebody who wrote them would look for it, and what to type there. */
record YamlMistake(Position at, String message) {
    /** The signs that programs for text put in place of those of the keyboard. */
    private static final String TYPOGRAPHIC_QUOTES = "“”„‟«»‘’‚";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\n\r]]");
    private static final Pattern ODD_SPACE = Pattern.compile("[\\p{Zs}&&[^ ]]|[\\x{200B}\\x{FEFF}]");
    private static final Pattern DASH = Pattern.compile("(\\s*)-([^\\s-].*)");
    private static final Pattern BULLET = Pattern.compile("\\s+([*•–—‐−+]|\\d+[.)])\\s+(.*)");
    private static final Pattern TWICE = Pattern.compile("\\s*- (- )([A-Za-z].*)");
    private static final Pattern COMMENT = Pattern.compile("(\\s*)(?:- )?(//|--|/\\*).*");

    void addTo(CaseFaults faults) {
        faults.add(at, Code.CASE_YAML, message);
    }

    /**
     * The mistake in the lines from one to before another.
     *
     * @param e what the parser has against those lines, counted from the first of them
     */
    static YamlMistake in(String[] lines, int from, int to, YAMLException e) {
        Mark mark = e instanceof MarkedYAMLException marked ? mark(marked) : null;
        Position parser = mark == null
                ? new Position((int) YamlFault.line(e, "") + from, 1)
                : new Position(
                        Math.min(mark.getLine() + from + 1, to),
                        column(lines, mark.getLine() + from, mark.getColumn()));
        if (e instanceof PlainYaml.SpecialSign) {
            String line = lines[parser.line() - 1];
            return new YamlMistake(parser, quoted(parser, line));
        }
        return Stream.<Finder>of(
                        YamlMistake::sign,
                        YamlMistake::line,
                        (l, f, t, p) -> BracketScan.of(l, f, t).mistake(),
                        (l, f, t, p) -> IndentScan.mistake(l, f, t),
                        (l, f, t, p) -> colon(l, p))
                .map(find -> find.in(lines, from, to, parser))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseGet(() -> new YamlMistake(parser, otherwise(e, lines, parser)));
    }

    /** Where it is; of an alias or anchor where it begins. */
    private static @Nullable Mark mark(MarkedYAMLException e) {
        String context = String.valueOf(e.getContext());
        boolean begun = context.contains("scanning an a") || context.contains("scanning a block scalar");
        return begun && e.getContextMark() != null ? e.getContextMark() : e.getProblemMark();
    }

    /** Looks for one kind of mistake. */
    private interface Finder {
        @Nullable
        YamlMistake in(String[] lines, int from, int to, Position parser);
    }

    private static int column(String[] lines, int line, int points) {
        String text = line < lines.length ? lines[line] : "";
        return text.offsetByCodePoints(0, Math.min(points, text.codePointCount(0, text.length()))) + 1;
    }

    /** Characters that look like what YAML is written with. */
    private static @Nullable YamlMistake sign(String[] lines, int from, int to, Position parser) {
        for (int i = from; i < to; i++) {
            String line = lines[i];
            Matcher control = CONTROL.matcher(line);
            if (control.find()) {
                return at(
                        i,
                        control.start(),
                        String.format(
                                "the control character U+%04X; delete it",
                                (int) control.group().charAt(0)));
            }
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            if (indent.indexOf('\t') >= 0) {
                return at(i, indent.indexOf('\t'), "a tab; indent by spaces, 2 for each level");
            }
            Matcher odd = ODD_SPACE.matcher(line);
            if (odd.find() && line.substring(0, odd.start()).matches("[\\s-]*|.*:")) {
                return at(i, odd.start(), "a space that is not the keyboard's; write ' '");
            }
            int quote = typographicQuote(line);
            if (quote >= 0) {
                return at(i, quote, "a typographic quote; write \" or ', as the keyboard has them");
            }
        }
        return null;
    }

    private static int typographicQuote(String line) {
        Matcher value = Pattern.compile("(?:[:\\[{,]|^\\s*-)\\s*([" + TYPOGRAPHIC_QUOTES + "])")
                .matcher(line);
        return value.find() ? value.start(1) : -1;
    }

    /** Lines that lack what makes them a key or an item. */
    private static @Nullable YamlMistake line(String[] lines, int from, int to, Position parser) {
        BracketScan scan = BracketScan.of(lines, from, to);
        for (int i = from; i < to; i++) {
            String line = lines[i];
            if (scan.continues(i) || line.isBlank()) {
                continue;
            }
            Matcher dash = DASH.matcher(line);
            if (dash.matches() && !dash.group(2).matches("\\d+(\\.\\d+)?")) {
                return at(
                        i,
                        dash.end(1),
                        "a space is missing behind the dash: write '- " + CaseFaults.shown(dash.group(2)) + "'");
            }
            Matcher bullet = BULLET.matcher(line);
            if (bullet.matches()) {
                return at(
                        i,
                        bullet.start(1),
                        "an item begins with the dash of the keyboard: write '- " + CaseFaults.shown(bullet.group(2))
                                + "'");
            }
            Matcher twice = TWICE.matcher(line);
            if (twice.matches()) {
                return at(i, twice.start(1), "one dash is enough: write '- " + CaseFaults.shown(twice.group(2)) + "'");
            }
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                return at(i, comment.start(2), "a comment begins with #: write '# '");
            }
            if (i == from
                    && i + 1 < to
                    && line.matches("- [^\\s{\\[\"'#&*!|>%@`][^:#]*")
                    && !CaseSynonyms.isOurs(line.substring(2).split("\\W", 2)[0])) {
                return at(
                        i,
                        2,
                        "a case begins with its sentence: write '- case: " + CaseFaults.shown(line.substring(2)) + "'");
            }
            YamlMistake key = KeyLine.mistake(line, i);
            if (key != null) {
                return key;
            }
        }
        return null;
    }

    /** A second colon in one text. */
    private static @Nullable YamlMistake colon(String[] lines, Position parser) {
        String line = lines[parser.line() - 1];
        int first = line.indexOf(": ");
        int here = Math.min(parser.column() - 1, line.length());
        if (first < 0 || first >= here || here >= line.length() || line.charAt(here) != ':') {
            return null;
        }
        return new YamlMistake(
                parser, "a text that holds ': ' stands in quotes: " + inQuotes(line.substring(first + 2)));
    }

    private static String otherwise(YAMLException e, String[] lines, Position at) {
        String line = at.line() <= lines.length ? lines[at.line() - 1] : "";
        char here = at.column() <= line.length() ? line.charAt(at.column() - 1) : ' ';
        if (e instanceof MarkedYAMLException marked
                && String.valueOf(marked.getProblem()).contains("escape")) {
            return "no such escape behind a backslash; a text as it stands is in single quotes: '…'";
        }
        if ("@`%&*!|>?-".indexOf(here) >= 0) {
            return quoted(at, line);
        }
        return YamlFault.words(e);
    }

    private static String quoted(Position at, String line) {
        int from = Math.min(at.column() - 1, line.length());
        String before = line.substring(0, from);
        boolean within = before.indexOf('{') >= 0 || before.indexOf('[') >= 0;
        String text = line.substring(from)
                .replaceFirst(within ? "[,}\\]].*" : "\\s#.*", "")
                .strip();
        Matcher key = Pattern.compile(".*?(\\w+):\\s*").matcher(before);
        if (key.matches() && CaseSynonyms.isNumber(key.group(1))) {
            return "'" + key.group(1) + "' is a whole number, not '" + CaseFaults.shown(text) + "'"
                    + NumberHints.hint(text, true);
        }
        String sign = text.isEmpty() ? "" : text.substring(0, 1);
        return "a text that begins with " + sign + " stands in quotes: " + inQuotes(text);
    }

    static YamlMistake at(int line, int index, String message) {
        return new YamlMistake(new Position(line + 1, index + 1), message);
    }

    static String inQuotes(String text) {
        String bare = CaseFaults.shown(text.strip());
        return bare.indexOf('"') < 0 ? "\"" + bare + "\"" : "'" + bare.replace("'", "''") + "'";
    }
}
