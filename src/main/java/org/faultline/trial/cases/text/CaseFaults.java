package org.faultline.trial.cases.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers the faults of one cases file; of thousands the first, and how many more there are. */
public final class CaseFaults {
    /** Where so many are found, the rest of a file is not looked at. */
    private static final int ENOUGH = 300;

    private static final Pattern ACCEPTED = Pattern.compile("(?:^|\\s)#\\s*accepted:\\s*\\S");

    private final String path;
    private final String[] lines;
    private final List<Fault> all = new ArrayList<>();
    private final Set<String> misplaced = new HashSet<>();
    private int found;
    private int offset;

    /** @param path as people write it */
    public CaseFaults(String path, String text) {
        this.path = path.replace('\\', '/');
        this.lines = text.split("\r\n|\r|\n", -1);
    }

    String[] lines() {
        return lines;
    }

    /** From here on nodes are of a part of the file that begins behind so many lines. */
    public void within(int linesBefore) {
        offset = linesBefore;
        misplaced.clear();
    }

    /** Notes that a key stands at another level than its own, where nobody should miss it. */
    public void misplaced(String key) {
        misplaced.add(key);
    }

    public boolean isMisplaced(String key) {
        return misplaced.contains(key);
    }

    /** The line of the file on which a node begins, from 1. */
    public int line(Node node) {
        return node.getStartMark().getLine() + 1 + offset;
    }

    public void add(Node at, Code code, String message) {
        add(place(at.getStartMark()), code, message);
    }

    /** The first at a place stands for those that follow from it. */
    public void add(Position at, Code code, String message) {
        if (all.stream().anyMatch(f -> f.line() == at.line() && f.column() == at.column())) {
            return;
        }
        found++;
        if (all.size() < ENOUGH) {
            Fault.Gatherer shown = new Fault.Gatherer(path, at.line() <= lines.length ? lines[at.line() - 1] : "");
            shown.add(new Position(1, at.column()), code, message);
            String source = shown.inOrder().get(0).source();
            all.add(new Fault(path, at.line(), at.column(), code, message, source));
        }
    }

    /** Where a mark is in the file, in characters; the parser counts code points. */
    public Position place(Mark mark) {
        int line = mark.getLine() + offset;
        String source = line < lines.length ? lines[line] : "";
        int points = Math.min(mark.getColumn(), source.codePointCount(0, source.length()));
        return new Position(line + 1, source.offsetByCodePoints(0, points) + 1);
    }

    /** The character behind a node in its line; a space where there is none. */
    public char behind(Node node) {
        Position end = place(node.getEndMark());
        String line = end.line() <= lines.length ? lines[end.line() - 1] : "";
        return end.column() <= line.length() ? line.charAt(end.column() - 1) : ' ';
    }

    /** Whether the line of a node says that what stands there is so on purpose. */
    public boolean accepted(Node node) {
        int line = line(node) - 1;
        return line < lines.length && ACCEPTED.matcher(lines[line]).find();
    }

    public int count() {
        return found;
    }

    public boolean isEnough() {
        return found >= ENOUGH;
    }

    /** By place; of thousands the first, and how many more there are. */
    public List<Fault> inOrder() {
        return Fault.bounded(all);
    }

    /** A text as a message quotes it. */
    public static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
