package org.faultline.rule.language.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.rule.language.model.Position;

/**
 * What is wrong with a rule, where, and what to write in its place.
 *
 * @param path as it was given, with forward slashes
 * @param line from 1
 * @param column from 1, in characters; a tab is one
 * @param level a rule with a warning runs all the same
 * @param source that line of the file
 */
@Schema(name = "RuleFault")
public record Fault(
        String path,
        int line,
        int column,
        Code.Level level,
        Code code,
        String message,
        @JsonProperty("source") String source) {
    /** Of one file no more are named: what follows is hardly read, and often follows from those before. */
    public static final int MOST_IN_A_FILE = 50;

    public static final Comparator<Fault> BY_PLACE =
            Comparator.comparing(Fault::path).thenComparingInt(Fault::line).thenComparingInt(Fault::column);

    public Fault(String path, int line, int column, Code code, String message, String source) {
        this(path, line, column, code.level(), code, message, source);
    }

    /** The faults of one file by place, but no more than are read: the last says how many were left out. */
    public static List<Fault> bounded(List<Fault> ofOneFile) {
        List<Fault> all = ofOneFile.stream().sorted(BY_PLACE).toList();
        if (all.size() <= MOST_IN_A_FILE) {
            return all;
        }
        Fault next = all.get(MOST_IN_A_FILE);
        List<Fault> named = new ArrayList<>(all.subList(0, MOST_IN_A_FILE));
        String more = "and " + (all.size() - MOST_IN_A_FILE) + " more in this file; mend those above first";
        named.add(new Fault(next.path, next.line, next.column, Code.MORE, more, ""));
        return List.copyOf(named);
    }

    public boolean isWarning() {
        return level == Code.Level.WARNING;
    }

    /** The first line of what people read: {@code path:line:column: CODE message}; of a warning with that word before its code. */
    public String headline() {
        return path + ":" + line + ":" + column + ": " + (isWarning() ? "warning " : "") + code + " " + message;
    }

    /** A caret, to stand below the place in the line of the file. */
    public String caret() {
        return source.substring(0, Math.min(column - 1, source.length())).replaceAll("[^\t]", " ") + "^";
    }

    /** The headline, the line of the file, and a caret below the place. */
    @Override
    public String toString() {
        return source.isBlank() ? headline() : headline() + "\n    " + source + "\n    " + caret();
    }

    /** Gathers the faults of one file; the first at a place stands for those that follow from it. */
    public static final class Gatherer {
        private final String path;
        private final String[] lines;
        private final List<Fault> all = new ArrayList<>();

        public Gatherer(String path, String text) {
            this.path = path;
            this.lines = text.split("\r\n|\r|\n", -1);
        }

        public void add(Position at, Code code, String message) {
            boolean known = all.stream().anyMatch(f -> f.line == at.line() && f.column == at.column());
            if (!known) {
                all.add(at(at, code, message));
            }
        }

        /** A fault of this file that is not added to the others. */
        public Fault at(Position at, Code code, String message) {
            String source = at.line() >= 1 && at.line() <= lines.length ? lines[at.line() - 1] : "";
            return new Fault(path, Math.max(1, at.line()), Math.max(1, at.column()), code, message, printable(source));
        }

        /** A terminal must not act on what a file holds, nor turn its letters round. */
        private static String printable(String line) {
            return line.length() > 400
                    ? printable(line.substring(0, 400))
                    : line.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\t]]", "\uFFFD");
        }

        /** Takes back what was said of a part, as one fault says it all. */
        public void removeWithin(Position from, Position to) {
            all.removeIf(f -> (f.line > from.line() || (f.line == from.line() && f.column >= from.column()))
                    && (f.line < to.line() || (f.line == to.line() && f.column < to.column())));
        }

        public boolean isEmpty() {
            return all.isEmpty();
        }

        public boolean hold(Code code) {
            return all.stream().anyMatch(f -> f.code == code);
        }

        public List<Fault> inOrder() {
            return bounded(all);
        }
    }
}
