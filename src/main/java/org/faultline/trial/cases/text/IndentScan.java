package org.faultline.trial.cases.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.faultline.trial.cases.word.Level;
import org.jspecify.annotations.Nullable;

/** The first line of an entry that is indented otherwise than its neighbours ask for. */
final class IndentScan {
    /** How much deeper each level stands, as people write it. */
    private static final int STEP = 2;

    private static final Pattern CONTENT =
            Pattern.compile("(\\s*)((?:- +)*)((?:[A-Za-z][\\w -]*?|\"[^\"]*\")\\s*:(\\s.*)?)?(.*)");

    /**
     * One level.
     *
     * @param indent where its lines begin
     * @param items whether they are items of a list
     * @param key the key that its first line has
     * @param line that first line
     * @param dashed whether a dash stands before it in that line
     */
    private record Level(int indent, boolean items, String key, int line, boolean dashed) {}

    private final Deque<Level> levels = new ArrayDeque<>();
    private boolean opened = true;
    private String last = "";

    private IndentScan() {}

    static @Nullable YamlMistake mistake(String[] lines, int from, int to) {
        BracketScan scan = BracketScan.of(lines, from, to);
        IndentScan indents = new IndentScan();
        boolean block = false;
        int blockIndent = 0;
        for (int i = from; i < to; i++) {
            String line = lines[i];
            int indent = line.length() - line.stripLeading().length();
            boolean goesOn = block && indent > blockIndent;
            if (line.isBlank() || line.stripLeading().startsWith("#") || scan.continues(i) || goesOn) {
                continue;
            }
            block = line.matches(".*:\\s+[|>][+-]?\\d?\\s*");
            blockIndent = indent;
            YamlMistake wrong = indents.next(line, i);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    /** What is wrong with the next line; null where nothing is. */
    private @Nullable YamlMistake next(String line, int number) {
        Matcher m = CONTENT.matcher(line);
        if (!m.matches()) {
            return null;
        }
        int indent = m.group(1).length();
        boolean item = !m.group(2).isEmpty() || line.strip().equals("-");
        boolean key = m.group(3) != null;
        String name = key ? m.group(3).split(":", 2)[0].strip() : "";
        if (!item && !key) {
            String wrong = text(indent, line.strip());
            return wrong.isEmpty() ? null : YamlMistake.at(number, indent, wrong);
        }
        if (opened && !item && CaseSynonyms.isList(last) && !levels.isEmpty() && indent > levels.element().indent) {
            return YamlMistake.at(number, indent, "each item of a list begins with a dash: write '- " + name + ":'");
        }
        YamlMistake wrong = placed(number, indent, item, name);
        if (wrong != null) {
            return wrong;
        }
        if (item && (levels.isEmpty() || levels.element().indent < indent || !levels.element().items)) {
            levels.push(new Level(indent, true, name, number, false));
        }
        int at = indent + m.group(2).length();
        if (key && (levels.isEmpty() || levels.element().indent < at)) {
            levels.push(new Level(at, false, name, number, item));
        }
        last = name;
        String value = m.group(4) == null ? "" : m.group(4).strip();
        opened = line.strip().equals("-") || (key && (value.isEmpty() || value.startsWith("#")));
        return null;
    }

    /** A line that is neither a key nor an item, and not deep enough to go on with the one above. */
    private String text(int indent, String text) {
        if (opened && CaseSynonyms.isList(last) && text.startsWith("{")) {
            return "each item of a list begins with a dash: write '- " + CaseFaults.shown(text) + "'";
        }
        while (!opened && !levels.isEmpty() && levels.element().indent > indent) {
            levels.pop();
        }
        if (levels.isEmpty() || levels.element().indent < indent) {
            return "";
        }
        String shown = CaseFaults.shown(text);
        return levels.element().items
                ? "each item of a list begins with a dash: write '- " + shown + "'"
                : opened
                        ? "what belongs to the key above stands deeper: write '    - " + shown + "'"
                        : "this is no key with a value; a text that goes on is indented deeper";
    }

    private @Nullable YamlMistake placed(int line, int indent, boolean item, String name) {
        if (levels.isEmpty()) {
            return null;
        }
        if (item && (name.equals("case") || name.equals("knowledge"))) {
            return YamlMistake.at(
                    line,
                    indent,
                    "an entry begins at the start of its line: write '- " + name + ":' without spaces before it");
        }
        if (indent > levels.element().indent) {
            return opened ? null : astray(line, indent, item, name, levels.element(), true);
        }
        Level before = null;
        while (!levels.isEmpty() && levels.element().indent > indent) {
            before = levels.pop();
        }
        if (levels.isEmpty() || levels.element().indent < indent) {
            boolean deeper = before != null && (levels.isEmpty() || isNearer(before, indent, item));
            Level nearest = deeper ? before : levels.peek();
            return nearest == null ? null : astray(line, indent, item, name, nearest, !deeper);
        }
        return neighbour(line, indent, item, name, before);
    }

    /** Whether a line belongs to that level rather than to the one that is open: as an item to items, else to the nearer. */
    private boolean isNearer(Level before, int indent, boolean item) {
        Level open = levels.element();
        return before.items != open.items ? before.items == item : before.indent - indent <= indent - open.indent;
    }

    /** A line that begins where another of its list or mapping does. */
    private @Nullable YamlMistake neighbour(int line, int indent, boolean item, String name, @Nullable Level before) {
        Level here = levels.element();
        if (here.items && !item) {
            if (levels.stream().skip(1).anyMatch(l -> l.indent == indent && !l.items)) {
                levels.pop(); // a list may be indented as the key it belongs to
                return null;
            }
            return before == null || here.key.equals(name)
                    ? YamlMistake.at(line, indent, "each item of a list begins with a dash: write '- " + name + ":'")
                    : write(line, indent, false, name, before.indent, "as '" + before.key + ":' above");
        }
        if (!here.items && item && !opened) {
            return before != null && before.items
                    ? write(line, indent, true, name, before.indent, "as the item above")
                    : YamlMistake.at(line, indent, "no dash belongs here: write '" + name + ":'");
        }
        return null;
    }

    /**
     * A line that begins elsewhere than those it belongs to. Where it is as deep as people write it, and a line above is not, that one is
     * wrong.
     *
     * @param open whether the level is one of those that are open
     */
    private YamlMistake astray(int line, int indent, boolean item, String name, Level level, boolean open) {
        List<Level> chain = new ArrayList<>(levels);
        Collections.reverse(chain);
        if (!open) {
            chain.add(level);
        }
        int depth = chain.indexOf(level);
        if (indent == depth * STEP && level.items == item) {
            for (int k = 0; k <= depth; k++) {
                Level above = chain.get(k);
                if (above.indent != k * STEP) {
                    return above.dashed
                            ? YamlMistake.at(
                                    above.line,
                                    (k - 1) * STEP + 1,
                                    "one space stands behind a dash: write '- " + above.key + ":'")
                            : write(above.line, above.indent, above.items, above.key, k * STEP, "as those below");
                }
            }
        }
        return write(line, indent, item, name, level.indent, open ? "as the line above" : "as its neighbours");
    }

    private static YamlMistake write(int line, int at, boolean item, String name, int indent, String why) {
        String begins = item ? "- " : name + ":";
        return YamlMistake.at(
                line,
                at,
                "indent this line by " + indent + (indent == 1 ? " space, " : " spaces, ") + why + ": write '"
                        + " ".repeat(Math.min(indent, 20)) + begins + "'");
    }
}
