package org.faultline.rule.language.layout;

import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.language.text.Comment;

/** The lines of a file as it is laid out, filled up to a width. */
final class Lines {
    static final int WIDTH = 120;

    private final List<String> lines = new ArrayList<>();

    void add(int indent, String line) {
        lines.add((" ".repeat(indent) + line).stripTrailing());
    }

    /** Comments on lines of their own. */
    void add(int indent, List<Comment> comments) {
        for (Comment comment : comments) {
            List<String> of = comment.text().lines().toList();
            add(indent, of.get(0).strip());
            for (String written : of.subList(1, of.size())) {
                String line = written.strip();
                lines.add((line.startsWith("*") ? " ".repeat(indent + 1) + line : written).stripTrailing());
            }
        }
    }

    /** Puts comments behind the last line. */
    void behind(List<Comment> comments) {
        int last = lines.size() - 1;
        comments.forEach(c -> lines.set(last, lines.get(last) + " " + c.text().strip()));
    }

    /** The comments of a part: those above it, and those behind it, of which only the last may go to the end of its line. */
    private record Around(List<Comment> above, List<Comment> behind) {
        static Around of(List<Comment> late, List<Piece> part) {
            List<Comment> above = new ArrayList<>();
            List<Comment> blocks = new ArrayList<>();
            List<Comment> toTheEnd = new ArrayList<>();
            part.forEach(p -> above.addAll(p.before()));
            List<Comment> behind = new ArrayList<>(late);
            part.forEach(p -> behind.addAll(p.after()));
            for (Comment comment : behind) {
                if (comment.text().lines().count() > 1) {
                    above.add(comment);
                } else if (comment.ofLine()) {
                    above.addAll(toTheEnd);
                    toTheEnd.clear();
                    toTheEnd.add(comment);
                } else {
                    blocks.add(comment);
                }
            }
            blocks.addAll(toTheEnd);
            return new Around(above, blocks);
        }
    }

    /**
     * Parts one behind the other, on as few lines as they need.
     *
     * @param head what stands before the first; the parts on further lines begin below the first
     */
    void fill(int indent, List<Piece> head, List<List<Piece>> parts) {
        head.forEach(p -> add(indent, p.before()));
        List<Comment> late = new ArrayList<>();
        head.forEach(p -> late.addAll(p.after()));
        boolean wide = head.isEmpty()
                || (head.size() > 1 && Spacing.isWide(head.get(head.size() - 2).token()));
        String first = head.isEmpty() ? "" : Spacing.line(head) + (wide ? " " : "");
        int column = indent + first.length();
        // empty where what comes next begins a line
        String current = head.isEmpty() ? "" : " ".repeat(indent) + first;
        boolean opened = !head.isEmpty();
        for (List<Piece> part : parts) {
            Around comments = Around.of(late, part);
            late.clear();
            List<Comment> before = comments.above;
            for (String words : broken(part, column, wide)) {
                boolean fits = opened || (current.length() + 1 + words.length() <= WIDTH && !current.isEmpty());
                if (before.isEmpty() && fits) {
                    current += (opened ? "" : " ") + words;
                } else {
                    if (!current.isEmpty()) {
                        add(0, current);
                    }
                    add(column, before);
                    before = List.of();
                    current = " ".repeat(column) + words;
                }
                opened = false;
            }
            if (!comments.behind.isEmpty()) {
                add(0, current);
                behind(comments.behind);
                current = "";
            }
        }
        if (!current.isEmpty()) {
            add(0, current);
        }
    }

    /** A part that is too long for a line of its own is broken before {@code ||} and {@code &&} and behind commas. */
    private static List<String> broken(List<Piece> part, int column, boolean wide) {
        String whole = Spacing.line(part, wide);
        if (column + whole.length() <= WIDTH) {
            return List.of(whole);
        }
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < part.size(); i++) {
            if (part.get(i).is("||") || part.get(i).is("&&") || part.get(i - 1).is(",")) {
                words.add(piece(part, from, i, wide));
                from = i;
            }
        }
        words.add(piece(part, from, part.size(), wide));
        return words;
    }

    /** Some tokens of a part as they stand in the whole of it. */
    private static String piece(List<Piece> part, int from, int to, boolean wide) {
        int before = Spacing.line(part.subList(0, from), wide).length();
        return Spacing.line(part.subList(0, to), wide).substring(before).strip();
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
