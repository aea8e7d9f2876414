package org.faultline.trial.cases;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.fixture.MarkedFile;
import org.faultline.rule.language.text.Code;

/**
 * One mistake that analysts make in a cases file: with a mark where it is, and on its last line the code and what the message must name.
 *
 * @param text without the mark
 * @param remedy an expression that a message with the remedy in it has a match of
 */
record CaseMistake(String name, String text, int line, int column, Code code, Pattern remedy) {
    private static final Pattern EXPECTED = Pattern.compile("# ([A-Z_]+): (.+)\\R\\z");

    static List<CaseMistake> all() {
        return MarkedFile.in("case-mistakes").stream().map(CaseMistake::of).toList();
    }

    private static CaseMistake of(MarkedFile file) {
        Matcher expected = file.expected(EXPECTED);
        return new CaseMistake(
                file.name().replace(CaseFile.ENDING, ""),
                file.text(),
                file.line(),
                file.column(),
                Code.valueOf(expected.group(1)),
                Pattern.compile(expected.group(2)));
    }

    @Override
    public String toString() {
        return name;
    }
}
