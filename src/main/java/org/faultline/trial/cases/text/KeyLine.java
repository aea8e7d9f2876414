package org.faultline.trial.cases.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.jspecify.annotations.Nullable;

/** A line that begins with the name of a key, and what is between it and its value instead of a colon and a space. */
final class KeyLine {
    private static final Pattern EQUALS = Pattern.compile("\\s*(?:- )?([A-Za-z]\\w*)\\s*(:?=>?|->|=>)\\s*(.*)");
    private static final Pattern NO_SPACE = Pattern.compile("\\s*(?:- )*([A-Za-z]\\w*):([^\\s:/].*)");
    private static final Pattern NO_COLON = Pattern.compile("\\s*(?:- )*([A-Za-z]\\w*)(?:[ ;]+(.*))?");
    private static final Pattern SPACED_ITEMS =
            Pattern.compile("(\\s*- )([A-Za-z]\\w*:\\s[^{\\[\"']*?,\\s*[A-Za-z]\\w*:\\s.*)");
    private static final Pattern ROUND = Pattern.compile("(\\s*- )\\((.*)");

    private static final Pattern LIST = Pattern.compile("\\s*(?:- )*([A-Za-z]\\w*):\\s+(- .*)");

    private static final Pattern GROUPS = Pattern.compile("\\s*(?:- )*groupBy:\\s+(\\(?[A-Za-z]\\w*:\\s.*)");

    private KeyLine() {}

    static @Nullable YamlMistake mistake(String line, int number) {
        Matcher equals = EQUALS.matcher(line);
        if (equals.matches() && CaseSynonyms.isLikeKey(equals.group(1))) {
            return YamlMistake.at(
                    number,
                    equals.start(2),
                    "between a key and its value stand a colon and a space: write '" + equals.group(1) + ": "
                            + CaseFaults.shown(equals.group(3)) + "'");
        }
        Matcher joined = NO_SPACE.matcher(line);
        if (joined.matches() && CaseSynonyms.isLikeKey(joined.group(1))) {
            return YamlMistake.at(
                    number,
                    joined.start(2),
                    "a space is missing behind the colon: write '" + joined.group(1) + ": "
                            + CaseFaults.shown(joined.group(2)) + "'");
        }
        Matcher list = LIST.matcher(line);
        if (list.matches() && CaseSynonyms.isList(list.group(1))) {
            return YamlMistake.at(
                    number,
                    list.start(2),
                    "the first item stands on a line of its own: write '" + list.group(1) + ":', and below it '    "
                            + CaseFaults.shown(list.group(2)) + "'");
        }
        Matcher groups = GROUPS.matcher(line);
        if (groups.matches()) {
            return YamlMistake.at(
                    number,
                    groups.start(1),
                    "the values of 'groupBy' stand in braces: write '{"
                            + closed(groups.group(1).replace("(", "")));
        }
        Matcher round = ROUND.matcher(line);
        if (round.matches()) {
            return YamlMistake.at(
                    number, round.end(1), "a report on one line stands in braces: write '{" + closed(round.group(2)));
        }
        Matcher items = SPACED_ITEMS.matcher(line);
        if (items.matches()
                && CaseSynonyms.isKey(line.strip().replaceFirst("^- ", "").split(":", 2)[0])) {
            return YamlMistake.at(
                    number, items.end(1), "a report on one line stands in braces: write '{" + closed(items.group(2)));
        }
        Matcher bare = NO_COLON.matcher(line);
        if (bare.matches() && CaseSynonyms.isOurs(bare.group(1))) {
            String rest = bare.group(2) == null ? "" : " " + CaseFaults.shown(bare.group(2));
            return YamlMistake.at(
                    number,
                    bare.end(1),
                    "a colon is missing behind the key: write '" + bare.group(1) + ":" + rest + "'");
        }
        return null;
    }

    private static String closed(String text) {
        return CaseFaults.shown(text.strip().replaceFirst("[)}]*$", "")) + "}'";
    }
}
