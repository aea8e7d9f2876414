package org.faultline.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.fixture.MarkedFile;

/**
 * One mistake in a rule or a cases file, as an analyst made it who did not know the checker.
 *
 * @param file the name the analyst gave it
 * @param beside the rule that a cases file is about; empty for a rule
 * @param text without the sign at the mistake
 * @param remedy an expression that a message with the remedy in it has a match of
 */
record AnalystMistake(String file, String kind, String beside, String text, int line, int column, Pattern remedy) {
    private static final Pattern LAST = Pattern.compile("(?://|#) KIND: (\\w+) \\| REMEDY: (.+?)\\s*\\z");
    private static final Pattern NAME = Pattern.compile("(?://|#) FILE: (\\S+)\\R");
    private static final Pattern BESIDE = Pattern.compile("# BESIDE: (\\S+)\\R");

    static List<AnalystMistake> inRules() {
        return below("rules");
    }

    static List<AnalystMistake> inCases() {
        return below("cases");
    }

    /** What somebody thought a mistake and is none. */
    static List<AnalystMistake> accepted() {
        return below("accepted");
    }

    private static List<AnalystMistake> below(String folder) {
        return MarkedFile.in("analyst-mistakes/" + folder).stream()
                .map(AnalystMistake::of)
                .toList();
    }

    private static AnalystMistake of(MarkedFile marked) {
        Matcher last = marked.expected(LAST);
        String text = marked.text().substring(0, last.start());
        String beside = first(BESIDE, text, "");
        String name = first(NAME, text, beside.isEmpty() ? marked.name() : beside + ".cases.yaml");
        return new AnalystMistake(
                name, last.group(1), beside, text, marked.line(), marked.column(), Pattern.compile(last.group(2)));
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher m = pattern.matcher(text);
        return m.find() ? m.group(1) : otherwise;
    }

    @Override
    public String toString() {
        return file + " (" + kind + ")";
    }
}
