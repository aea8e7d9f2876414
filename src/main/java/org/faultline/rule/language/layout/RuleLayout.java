package org.faultline.rule.language.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.read.RuleReader;
import org.faultline.rule.language.text.Comment;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.language.text.Token;
import org.faultline.rule.language.text.Tokenizer;

/**
 * Lays a rule out in the one way that all are written in: its metadata in one order, a condition a line, filled up to 120 characters
 * and continued below its first test, comments kept where they stand. A text that cannot be broken may be longer.
 */
public final class RuleLayout {
    private static final int INDENT = 2;
    private static final int INNER = 4;

    private final String text;
    private final List<Piece> pieces;
    private final Lines lines = new Lines();
    private int at;

    private RuleLayout(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    /**
     * The same rule, laid out.
     *
     * @throws IllegalArgumentException if the text has a fault, or could not be laid out without becoming another rule
     */
    public static String of(String text) {
        RuleModel before = model(text);
        List<Comment> comments = Tokenizer.comments(text);
        RuleLayout layout =
                new RuleLayout(text, Piece.of(Tokenizer.tokens(text, new Fault.Gatherer("", text)), comments));
        String after = layout.laidOut();
        boolean same =
                model(after).equals(before) && words(Tokenizer.comments(after)).equals(words(comments));
        if (!same) {
            throw new IllegalArgumentException("cannot be laid out without changing what it says; please report it");
        }
        return after;
    }

    private static RuleModel model(String text) {
        Fault.Gatherer faults = new Fault.Gatherer("", text);
        RuleModel model =
                RuleReader.read(Tokenizer.tokens(text, faults), faults).model();
        if (model == null || !faults.isEmpty()) {
            throw new IllegalArgumentException("has faults: " + faults.inOrder());
        }
        return model;
    }

    private static List<String> words(List<Comment> comments) {
        return comments.stream()
                .map(c -> c.text().replaceAll("\\s+", " ").strip())
                .sorted()
                .toList();
    }

    private String laidOut() {
        head();
        metadata();
        line(0, take(1)); // when
        while (!next().is("then")) {
            condition();
        }
        line(0, take(1));
        raise();
        while (next().token().sort() != Token.Sort.END) {
            line(0, take(1));
        }
        lines.add(0, next().before());
        return lines.text();
    }

    private Piece next() {
        return pieces.get(at);
    }

    private List<Piece> take(int n) {
        List<Piece> taken = pieces.subList(at, at + n);
        at += n;
        return taken;
    }

    private void line(int indent, List<Piece> of) {
        lines.fill(indent, List.of(), List.of(of));
    }

    /** Package and import lines, then the name of the rule. */
    private void head() {
        while (!next().is("rule")) {
            int line = next().token().at().line();
            int n = 1;
            while (pieces.get(at + n).token().at().line() == line
                    && !pieces.get(at + n).is("rule")) {
                n++;
            }
            List<Piece> statement = take(n);
            statement.forEach(p -> lines.add(0, p.before()));
            String written = text.lines().skip(line - 1L).findFirst().orElse("");
            int from = statement.get(0).token().at().column() - 1;
            int to = statement.get(n - 1).token().end().column() - 1;
            lines.add(0, written.substring(from, to));
            statement.forEach(p -> lines.behind(p.after()));
        }
        line(0, take(2));
    }

    private void metadata() {
        List<List<Piece>> all = new ArrayList<>();
        while (next().is("@")) {
            int n = 1;
            while (!pieces.get(at + n - 1).is(")")) {
                n++;
            }
            all.add(take(n));
        }
        all.sort(Comparator.comparing(
                m -> RuleModel.Meta.NAMES.indexOf(m.get(1).token().text())));
        all.forEach(m -> line(INDENT, m));
    }

    private void condition() {
        if (next().is("accumulate")
                || ((next().is("not") || next().is("exists"))
                        && pieces.get(at + 1).is("("))) {
            List<Piece> whole = take(afterBracket(at + 1) - at);
            List<Piece> open = whole.subList(0, 2);
            boolean comments = whole.stream()
                    .anyMatch(p -> !p.before().isEmpty() || !p.after().isEmpty());
            boolean short_ = INDENT + Spacing.line(whole).length() <= Lines.WIDTH;
            if (!open.get(0).is("accumulate") && short_ && !comments) {
                line(INDENT, whole);
                return;
            }
            line(INDENT, open);
            parts(whole.subList(2, whole.size()), Set.of(";")).forEach(this::segment);
        } else {
            pattern(INDENT, take(afterBracket(bracket(at)) - at));
        }
    }

    /** One of the parts of an accumulate, up to its semicolon: patterns, figures or tests; the last with what closes it all. */
    private void segment(List<Piece> segment) {
        boolean ofPatterns = opensPattern(segment);
        if (!ofPatterns) {
            lines.fill(INNER, List.of(), parts(segment, Set.of(",")));
            return;
        }
        parts(segment, Set.of("and", "&&")).forEach(p -> pattern(INNER, p));
    }

    private static boolean opensPattern(List<Piece> pieces) {
        int type = pieces.size() > 2 && pieces.get(1).is(":") ? 2 : 0;
        return pieces.size() > type + 1
                && pieces.get(type + 1).is("(")
                && Character.isUpperCase(pieces.get(type).token().text().charAt(0));
    }

    private void pattern(int indent, List<Piece> pattern) {
        int open = 0;
        while (!pattern.get(open).is("(")) {
            open++;
        }
        if (pattern.get(open + 1).is(")")) {
            line(indent, pattern);
            return;
        }
        List<Piece> inner = pattern.subList(open + 1, pattern.size());
        lines.fill(indent, pattern.subList(0, open + 1), parts(inner, Set.of(",")));
    }

    private void raise() {
        List<Piece> whole = take(afterBracket(bracket(at)) - at);
        int open = 0;
        while (!whole.get(open).is("(")) {
            open++;
        }
        lines.fill(INDENT, whole.subList(0, open + 1), parts(whole.subList(open + 1, whole.size()), Set.of(",")));
    }

    /** The next bracket that opens. */
    private int bracket(int from) {
        int i = from;
        while (!pieces.get(i).is("(")) {
            i++;
        }
        return i;
    }

    /** Behind what a bracket opens, and behind a sign that ends it. */
    private int afterBracket(int open) {
        int depth = 0;
        int i = open;
        do {
            depth += pieces.get(i).is("(") ? 1 : pieces.get(i).is(")") ? -1 : 0;
            i++;
        } while (depth > 0);
        while (pieces.get(i).is(";") || pieces.get(i).is("and") || pieces.get(i).is("&&")) {
            i++;
        }
        return i;
    }

    /** Cut behind each of these signs that stands in no bracket of their own. */
    private static List<List<Piece>> parts(List<Piece> pieces, Set<String> signs) {
        List<List<Piece>> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < pieces.size(); i++) {
            String sign = pieces.get(i).token().sort() == Token.Sort.TEXT
                    ? ""
                    : pieces.get(i).token().text();
            depth += "([".contains(sign) && !sign.isEmpty() ? 1 : 0;
            depth -= ")]".contains(sign) && !sign.isEmpty() ? 1 : 0;
            // a bracket that was opened before closes behind the last part, and what ends it may follow
            if (depth == 0 && signs.contains(sign) && i + 1 < pieces.size()) {
                parts.add(pieces.subList(from, i + 1));
                from = i + 1;
            }
        }
        parts.add(pieces.subList(from, pieces.size()));
        return parts;
    }
}
