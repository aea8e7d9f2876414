package org.faultline.rule.language.idiom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table is understood by its example, as one fault, and what the message says to write is right. */
class IdiomTableTest {
    private static final Checker CHECKER = new Checker(Checker.USUAL_HORIZON);
    private static final Pattern REMEDY = Pattern.compile("^write (.*?) instead of ", Pattern.DOTALL);

    static List<Idiom> idioms() {
        return IdiomTable.ALL;
    }

    @ParameterizedTest
    @MethodSource("idioms")
    void isOneFaultThatNamesWhatToWrite(Idiom idiom) {
        List<Fault> faults =
                CHECKER.check("a.drl", rule(idiom.place(), idiom.example())).faults();
        assertThat(faults).singleElement().satisfies(f -> assertThat(f.code()).isIn(Code.IDIOM, Code.NULL));
        String message = faults.get(0).message();
        if (idiom.ours().isEmpty()) {
            assertThat(message).contains(idiom.advice().replaceFirst("\\{.*", ""));
        } else {
            Matcher remedy = REMEDY.matcher(message);
            assertThat(remedy.find()).as(message).isTrue();
            // what it replaces is a part of the example at most, so the whole example is written again with it
            String theirs = unquoted(message.substring(remedy.end()).replaceFirst("; (?=[a-z(]).*", ""));
            assertThat(CHECKER.check(
                                    "a.drl",
                                    rule(idiom.place(), replaced(idiom.example(), theirs, unquoted(remedy.group(1)))))
                            .faults())
                    .as(message)
                    .isEmpty();
        }
    }

    private static String unquoted(String shown) {
        return shown.length() < 5 ? shown.replace("'", "") : shown.replaceFirst("^then ", "");
    }

    /** Spaces do not matter where what was replaced is found again. */
    private static String replaced(String example, String theirs, String ours) {
        String loose = theirs.replaceFirst("…$", "")
                .codePoints()
                .filter(c -> c != ' ')
                .mapToObj(c -> Pattern.quote(Character.toString(c)))
                .reduce((a, b) -> a + "\\s*" + b)
                .orElseThrow();
        String all = theirs.endsWith("…") ? loose + ".*" : loose;
        String plain = example.replace('\'', '"');
        assertThat(Pattern.compile(all, Pattern.DOTALL).matcher(plain).find())
                .as(theirs + " in " + example)
                .isTrue();
        return plain.replaceFirst("(?s)" + all, Matcher.quoteReplacement(ours));
    }

    private static String rule(Place place, String example) {
        String test = "happened";
        String condition = "";
        String figures = "$n : count( $day ); $n >= 2";
        String meta = "@title(\"A\")";
        String raise = "alerts.raise($dyad, $area, \"a text\");";
        switch (place) {
            case TEST -> test = example;
            case CONDITION -> {
                condition = example;
                figures = "$m : count( $day ); $m >= 2";
            }
            case FIGURE ->
                figures = example.contains(";")
                        ? example
                        : example
                                + (example.matches(".*\\$n *[:=][^;]*|.* AS .*") && !example.matches(".*>= 2.*")
                                        ? "; $n >= 2"
                                        : "");
            case HEADER -> meta = example;
            case RAISE ->
                raise = example.startsWith("alert") || example.startsWith("raise")
                        ? example + ";"
                        : "alerts.raise($dyad, $area, " + example + ");";
        }
        boolean one = place == Place.RAISE && example.startsWith("alerts") && !example.contains("$area");
        String groupBy = meta.startsWith("@groupBy") ? "" : "@groupBy(\"dyad" + (one ? "" : ", admin1") + "\")";
        return "rule \"a\"\n  " + meta + "\n  " + groupBy + "\nwhen\n"
                + "  $latest : Encounter( happened, $dyad : dyad, $area : admin1 )\n"
                + "  $base : Encounter( dyad == $dyad, " + test + " )\n"
                + (condition.isEmpty() ? "" : "  " + condition + "\n")
                + "  accumulate( $day : DyadDay( dyad == $dyad, $dead : deathsBest ); " + figures + " )\n"
                + "then\n  " + raise + "\nend\n";
    }
}
