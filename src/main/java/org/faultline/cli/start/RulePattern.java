package org.faultline.cli.start;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.report.delivery.Nearest;

/** The ways in which a rule can begin: those of the worked patterns, each with values that an author may change. */
enum RulePattern {
    ONE_EVENT("one event between two groups is enough", "type=CLASH relation= min-deaths="),
    THRESHOLD("a number decides", "min-deaths=10"),
    NEAR_BORDER("a place decides", "km=25"),
    SEQUENCE("first this, then that", "type=ULTIMATUM then= days=7"),
    LADDER("three steps, one after the other", "days=14"),
    FIRST_TIME("nothing like it before", "days=180"),
    COUNT_DAYS("how often", "days=14"),
    DISTINCT("how many different ones", "days=14"),
    SUM("how much together", "min-deaths=50 days=30"),
    PLANNED("also what is only planned", ""),
    ON_RULE("what another rule found, and then", "days=14"),
    ABSENCE("something did not happen", "days=7");

    private final String sentence;
    private final String values;

    /** @param values what an author may change, each with the value where none is given; an empty one asks for nothing */
    RulePattern(String sentence, String values) {
        this.sentence = sentence;
        this.values = values;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence() {
        return sentence;
    }

    /** What an author may change, the most important first, with the value where none is given. */
    Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String value : values.isEmpty() ? new String[0] : values.split(" ")) {
            int sign = value.indexOf('=');
            all.put(value.substring(0, sign), value.substring(sign + 1));
        }
        return all;
    }

    /** @throws IllegalArgumentException naming those that there are */
    static RulePattern named(String word) {
        List<String> words = words();
        return Arrays.stream(values())
                .filter(p -> p.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no pattern " + word
                        + Nearest.hint(word, words) + "; there are " + String.join(", ", words)));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(RulePattern::word).toList();
    }
}
