package org.faultline.rule.language.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.fixture.MarkedFile;
import org.faultline.rule.language.text.Code;

/**
 * One mistake that analysts make: a rule with a mark where it is, and on its last line the code and what the message must name.
 *
 * @param text without the mark
 * @param remedy an expression that a message with the remedy in it has a match of
 */
public record Mistake(String name, String text, int line, int column, Code code, Pattern remedy) {
    private static final Pattern EXPECTED = Pattern.compile("// ([A-Z_]+): (.+)\\R\\z");

    public static List<Mistake> all() {
        return MarkedFile.in("mistakes").stream().map(Mistake::of).toList();
    }

    private static Mistake of(MarkedFile file) {
        Matcher expected = file.expected(EXPECTED);
        return new Mistake(
                file.name().replace(".drl", ""),
                file.text(),
                file.line(),
                file.column(),
                Code.valueOf(expected.group(1)),
                Pattern.compile(expected.group(2)));
    }

    public String path() {
        return name + ".drl";
    }

    @Override
    public String toString() {
        return name;
    }
}
