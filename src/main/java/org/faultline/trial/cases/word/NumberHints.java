package org.faultline.trial.cases.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them in sentences and spreadsheets, and the form in which a case has them. */
public final class NumberHints {
    private static final List<String> SMALL = List.of(
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                            + " seventeen eighteen nineteen")
                    .split(" ", -1));
    private static final List<String> TENS =
            List.of("- ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1));

    private static final String DIGITS = "\\d{1,3}(?:[,.'_ ]\\d{3})+|\\d{1,9}";
    private static final Pattern RANGE = Pattern.compile(
            "(?:between |from )?(" + DIGITS + ")\\s*(?:-|–|—|\\.\\.+|to|and|or|/|,)\\s*(" + DIGITS + ")");
    private static final Pattern ABOUT = Pattern.compile(
            "(?:~|≈|about|around|approx\\.?|approximately|ca\\.?|c\\.|circa|some|nearly|roughly|almost)\\s*(" + DIGITS
                    + ")|(" + DIGITS + ")\\s*(?:\\?|or so|±)");
    private static final Pattern LEAST =
            Pattern.compile("(?:>=|≥|at least|min\\.?|minimum|no fewer than|not less than)\\s*(" + DIGITS + ")|("
                    + DIGITS + ")\\s*(?:\\+|or more|and more|plus)");
    private static final Pattern MORE = Pattern.compile("(?:>|over|more than|above)\\s*(" + DIGITS + ")");
    private static final Pattern MOST =
            Pattern.compile("(?:<=|≤|at most|up to|max\\.?|maximum|no more than)\\s*(" + DIGITS + ")");
    private static final Pattern LESS = Pattern.compile("(?:<|under|less than|fewer than|below)\\s*(" + DIGITS + ")");

    private NumberHints() {}

    /**
     * What to type, as the second half of a sentence.
     *
     * @param best whether a best figure may be given beside the bounds
     */
    public static String hint(JsonNode value, boolean best) {
        if (value.isArray()
                && value.size() == 2
                && value.get(0).isInt()
                && value.get(1).isInt()) {
            return bounds(
                    Math.min(value.get(0).intValue(), value.get(1).intValue()),
                    Math.max(value.get(0).intValue(), value.get(1).intValue()));
        }
        if (value.isArray() && value.size() == 1) {
            return hint(value.get(0), best);
        }
        return hint(value.asText(), best);
    }

    /** What to type for a text, likewise. */
    public static String hint(String said, boolean best) {
        String text = said.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[(\\[\"']+", "")
                .replaceFirst("[)\\]\"']+$", "")
                .replaceFirst("^(.*?\\d\\+?)\\s+(?!(?:to|and|or|plus|more)\\b)\\p{L}.*$", "$1");
        int plain = number(text);
        if (plain >= 0) {
            return "; write " + plain;
        }
        Matcher m = RANGE.matcher(text);
        if (m.matches() && number(m.group(1)) <= number(m.group(2))) {
            return bounds(number(m.group(1)), number(m.group(2)));
        }
        m = ABOUT.matcher(text);
        if (m.matches()) {
            int n = number(either(m));
            int some = Math.max(1, n / 4);
            return "; write " + n + ", or with its bounds {low: " + Math.max(0, n - some) + ", "
                    + (best ? "best: " + n + ", " : "") + "high: " + (n + some) + "}";
        }
        m = LEAST.matcher(text);
        if (m.matches()) {
            return "; write {low: " + number(either(m)) + "}";
        }
        m = MORE.matcher(text);
        if (m.matches()) {
            return "; write {low: " + (number(m.group(1)) + 1) + "}";
        }
        m = MOST.matcher(text);
        if (m.matches()) {
            return "; write {low: 0, high: " + number(m.group(1)) + "}";
        }
        m = LESS.matcher(text);
        if (m.matches()) {
            return "; write {low: 0, high: " + Math.max(0, number(m.group(1)) - 1) + "}";
        }
        if (text.equals("dozens")) {
            return bounds(24, 99);
        }
        return text.matches("none|no|nobody|nil|-")
                ? "; write 0, or leave the key out where nobody says"
                : "; write a whole number such as 7, or its bounds, {low: 5, " + (best ? "best: 7, " : "")
                        + "high: 9}, or leave the key out";
    }

    private static String bounds(int low, int high) {
        return "; write {low: " + low + ", high: " + high + "}";
    }

    private static String either(Matcher m) {
        return m.group(1) != null ? m.group(1) : m.group(2);
    }

    /** The number that a text is; -1 where it is none. */
    private static int number(String text) {
        String digits = text.replaceFirst("\\.0+$", "");
        if (digits.matches("\\d{1,9}")) {
            return Integer.parseInt(digits);
        }
        if (digits.matches("\\d{1,3}([,.'_ ]\\d{3}){1,2}|\\d{1,3}(_\\d+)+")) {
            return Integer.parseInt(digits.replaceAll("\\D", ""));
        }
        return words(text);
    }

    private static int words(String text) {
        String[] words = text.split("[\\s-]+", -1);
        if (words.length == 1 || (words.length == 2 && words[0].matches("an?"))) {
            String word = words[words.length - 1];
            int some = List.of("dozen", "hundred", "thousand").indexOf(word);
            return some >= 0
                    ? new int[] {12, 100, 1000}[some]
                    : SMALL.contains(word)
                            ? SMALL.indexOf(word)
                            : TENS.indexOf(word) > 0 ? 10 * TENS.indexOf(word) : -1;
        }
        if (words.length == 2 && TENS.indexOf(words[0]) > 1 && SMALL.indexOf(words[1]) > 0) {
            return 10 * TENS.indexOf(words[0]) + SMALL.indexOf(words[1]);
        }
        int of = words.length == 2 ? SMALL.indexOf(words[0]) : -1;
        return of > 0 && words[1].equals("hundred") ? 100 * of : of > 0 && words[1].equals("dozen") ? 12 * of : -1;
    }
}
