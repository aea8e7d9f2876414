package org.faultline.knowledge.yaml;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in our own words why a text is not YAML; the parser's words speak of its tokens. */
public final class YamlFault {
    private static final Pattern CANNOT_BEGIN =
            Pattern.compile("found character '(.).*' that cannot start any token.*");

    private YamlFault() {}

    /** Without the line, which {@link #line} gives. */
    public static String words(YAMLException e) {
        if (e instanceof MarkedYAMLException marked) {
            return said(String.valueOf(marked.getProblem()));
        } else if (e instanceof ReaderException odd) {
            return String.format(Locale.ROOT, "holds the control character U+%04X", odd.getCodePoint());
        }
        String parser = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return parser.contains("depth")
                ? "it is nested too deep"
                : parser.contains("limit") ? "it is too long" : "its structure is broken";
    }

    /** The line that is at fault, counted from 1. */
    public static long line(YAMLException e, String text) {
        if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return marked.getProblemMark().getLine() + 1L;
        }
        return e instanceof ReaderException odd
                ? text.codePoints()
                                .limit(odd.getPosition())
                                .filter(c -> c == '\n')
                                .count()
                        + 1
                : 1;
    }

    private static String said(String parser) {
        Matcher odd = CANNOT_BEGIN.matcher(parser);
        if (parser.contains("(TAB)")) {
            return "a line is indented by a tab; use spaces";
        } else if (odd.matches()) {
            return "a text that begins with " + odd.group(1) + " stands in quotes";
        } else if (parser.startsWith("mapping values are not allowed")) {
            return "a colon is out of place; put a text that holds one in quotes, or begin a new line";
        } else if (parser.startsWith("could not find expected ':'")) {
            return "a name without a colon behind it";
        } else if (parser.contains("block end")) {
            return "its indentation does not agree with the lines above, or a text needs quotes";
        } else if (parser.startsWith("expected ',' or")) {
            return "a comma or a closing " + (parser.contains("]") ? "]" : "}") + " is missing";
        } else if (parser.contains("end of stream")) {
            return "it ends inside a text that no quote closes, or inside brackets";
        } else if (parser.contains("escape")) {
            return "an escape after a backslash that does not exist; use single quotes for a text as it stands";
        } else if (parser.contains("alias") || parser.contains("anchor")) {
            return "& and * have a meaning of their own; put the text in quotes";
        }
        return "its structure is broken here";
    }
}
