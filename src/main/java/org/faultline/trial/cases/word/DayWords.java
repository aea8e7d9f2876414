package org.faultline.trial.cases.word;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One day in each of the forms that people, spreadsheets and databases have for it; {@link DateWords} has what is around it. */
final class DayWords {
    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };
    private static final List<String> NUMBERS = List.of(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(" ", -1));
    private static final List<String> ORDINALS = List.of(
            "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ", -1));

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})\\s*[-/., _]\\s*(\\d{1,2})\\s*[-/., _]\\s*(\\d{1,2})(?:[t ]+\\d{1,2}:\\d.*)?");
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(\\d{1,2})\\s*([-/. ])\\s*(\\d{1,2})\\s*[-/. ]\\s*(\\d{4}|\\d{2})(?:[t ]+\\d{1,2}:\\d.*)?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:t.*)?");
    private static final Pattern DAY_MONTH = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})\\.?");
    private static final Pattern SERIAL = Pattern.compile("([3-6]\\d{4})(?:\\.\\d+)?");
    private static final Pattern DAY_OF_CASE = Pattern.compile(
            "(?:day|days|d|tag|jour)\\s*[-_#+. ]?\\s*(-?\\d{1,4}|[a-z]+)|(\\d{1,2}|[a-z]+)(?:(?<=\\d)(?:st|nd|rd|th))?\\s+day|(-?\\d{1,3})");
    private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);

    private DayWords() {}

    /** The forms to type for one day; none where the text is no day that is known of. */
    static List<String> day(String text, int year) {
        Matcher m = YEAR_FIRST.matcher(text);
        if (m.matches()) {
            return either(number(m.group(1)), number(m.group(2)), number(m.group(3)), false);
        }
        m = COMPACT.matcher(text);
        if (m.matches()) {
            return either(number(m.group(1)), number(m.group(2)), number(m.group(3)), false);
        }
        m = YEAR_LAST.matcher(text);
        if (m.matches()) {
            int written = number(m.group(4));
            int full = written < 100 ? written + (written < 70 ? 2000 : 1900) : written;
            if (written < 100 && number(m.group(1)) > 12) {
                List<String> forms = new ArrayList<>();
                add(forms, 2000 + number(m.group(1)), number(m.group(3)), written);
                add(forms, full, number(m.group(3)), number(m.group(1)));
                return forms;
            }
            boolean american = m.group(2).equals("/");
            return american
                    ? either(full, number(m.group(1)), number(m.group(3)), true)
                    : either(full, number(m.group(3)), number(m.group(1)), true);
        }
        m = DAY_MONTH.matcher(text);
        if (m.matches()) {
            List<String> forms = new ArrayList<>();
            add(forms, year, number(m.group(2)), number(m.group(1)));
            add(forms, year, number(m.group(1)), number(m.group(2)));
            return forms;
        }
        m = SERIAL.matcher(text);
        if (m.matches()) {
            return List.of(EXCEL.plusDays(number(m.group(1))).toString());
        }
        List<String> named = named(text, year);
        if (!named.isEmpty()) {
            return named;
        }
        m = DAY_OF_CASE.matcher(text);
        return m.matches() ? ofCase(m) : List.of();
    }

    private static List<String> ofCase(Matcher m) {
        String word = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
        int n = word.matches("-?\\d+")
                ? number(word)
                : NUMBERS.contains(word) ? NUMBERS.indexOf(word) : ORDINALS.indexOf(word);
        return n < 0 && !word.startsWith("-") ? List.of() : List.of("day " + n);
    }

    /** A year, and a month and a day in that order; in the other where this is none, or where nobody can tell. */
    static List<String> either(int year, int month, int day, boolean ambiguous) {
        List<String> forms = new ArrayList<>();
        add(forms, year, month, day);
        if (ambiguous || forms.isEmpty()) {
            add(forms, year, day, month);
        }
        return forms;
    }

    private static void add(List<String> forms, int year, int month, int day) {
        try {
            String form = LocalDate.of(year, month, day).toString();
            if (!forms.contains(form)) {
                forms.add(form);
            }
        } catch (DateTimeException e) {
            // no day, so not what was meant
        }
    }

    /** With the name of its month; without a day all of the month. */
    static List<String> named(String text, int otherwise) {
        int month = 0;
        int day = 0;
        int year = 0;
        for (String word : text.split("[^\\p{L}\\d]+", -1)) {
            String bare = word.replaceFirst("(?<=\\d)(?:st|nd|rd|th|\\.)$", "");
            if (bare.matches("\\d{1,2}") && day == 0) {
                day = number(bare);
            } else if (bare.matches("\\d{2}|\\d{4}")) {
                year = number(bare) < 100 ? 2000 + number(bare) : number(bare);
            } else if (month(bare) > 0 && month == 0) {
                month = month(bare);
            } else if (!bare.isEmpty() && !bare.equals("of")) {
                return List.of();
            }
        }
        if (month == 0) {
            return List.of();
        }
        if (day == 0) {
            return List.of(DateWords.whole(YearMonth.of(year == 0 ? otherwise : year, month)));
        }
        List<String> forms = new ArrayList<>();
        add(forms, year == 0 ? otherwise : year, month, day);
        return forms;
    }

    private static int month(String word) {
        String start = word.length() < 3 || !word.matches("\\p{L}+") ? "" : word.substring(0, 3);
        for (int i = 0; i < MONTHS.length; i++) {
            if (MONTHS[i].equals(
                    start.replace("okt", "oct").replace("dez", "dec").replace("mai", "may"))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
