package org.faultline.rule;

import java.util.Collection;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many days apart two facts of one match can be, worked out from the windows a rule states: what has to be in memory together. The
 * windows of a rule are added up, since one may begin where another ends; a rule on findings reaches as far as those it builds on besides.
 */
final class Reach {
    private static final Pattern WINDOW = Pattern.compile(
            "\\b(?:before|after|coincides|during|includes|overlaps|meets|starts|finishes)\\s*\\[([^]]*)]");
    private static final Pattern DAYS = Pattern.compile("(\\d+)\\s*([dhms]?)");
    private static final Pattern DATED =
            Pattern.compile("\\b(?:Event|Involvement|Encounter|DyadDay|GroupDay|Finding|Today)\\s*\\(");
    private static final Pattern SAME_EVENT = Pattern.compile("\\beventId\\s*==");
    private static final Pattern ON_FINDINGS = Pattern.compile("\\bFinding\\s*\\(");

    private Reach() {}

    /** Days that any match of these rules spans at most; empty where one joins facts of any dates. */
    static OptionalInt of(Collection<Rule> rules) {
        int onFacts = 0;
        int onFindings = 0;
        for (Rule rule : rules) {
            String said = rule.said();
            if (!bounded(said)) {
                return OptionalInt.empty();
            }
            if (ON_FINDINGS.matcher(said).find()) {
                onFindings += windows(said);
            } else {
                onFacts = Math.max(onFacts, windows(said));
            }
        }
        return OptionalInt.of(onFacts + onFindings);
    }

    /** Days that one rule's own windows span together. */
    static int of(Rule rule) {
        return windows(rule.said());
    }

    /** Whether every fact of a match is tied to another by a window or by being of one event. */
    static boolean bounded(Rule rule) {
        return bounded(rule.said());
    }

    private static boolean bounded(String said) {
        return count(DATED, said) - 1 <= count(WINDOW, said) + count(SAME_EVENT, said);
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private static int windows(String said) {
        int sum = 0;
        Matcher window = WINDOW.matcher(said);
        while (window.find()) {
            sum += DAYS.matcher(window.group(1))
                    .results()
                    .mapToInt(m -> days(Integer.parseInt(m.group(1)), m.group(2)))
                    .max()
                    .orElse(0);
        }
        return sum;
    }

    private static int days(int number, String unit) {
        return unit.equals("d") ? number : number == 0 ? 0 : unit.equals("h") ? number / 24 + 1 : 1;
    }
}
