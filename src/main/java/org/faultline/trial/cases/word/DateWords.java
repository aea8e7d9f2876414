package org.faultline.trial.cases.word;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people, spreadsheets and databases write them, and the form in which a case has them. */
public final class DateWords {
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/.](\\d{4})");
    private static final Pattern INSIDE = Pattern.compile("(\\d{4})\\D{1,3}(\\d{1,2})\\D{1,3}(\\d{1,2})");
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:\\.{2,}|…|–|—|→|->|=>|~|;|,)\\s*|\\s+(?:to|until|till|through|thru|and|bis|-|/|:)\\s+"
                    + "|(?<=\\d{4}-\\d{2}-\\d{2})[/:-](?=\\d)|(?<=day \\d{1,2})-(?=\\d)");

    private DateWords() {}

    /**
     * The forms to type for a day, or for a range; of an ambiguous one both readings; none where it is no day that is known of.
     *
     * @param ranges whether a range is one of the answers
     * @param year where the text names none
     */
    public static List<String> meant(String text, boolean ranges, int year) {
        String plain = plain(text);
        List<String> days = DayWords.day(plain, year);
        if (!days.isEmpty()) {
            return ranges
                    ? days
                    : days.stream().map(d -> d.replaceFirst("\\.\\..*", "")).toList();
        }
        String range = range(plain, year);
        return range.isEmpty() ? inside(plain) : ranges ? List.of(range) : List.of(range.split("\\.\\.", 2)[0]);
    }

    /** Such as {@code there is no 30 February 2024, the month has 29 days}; empty where that is not what is wrong. */
    public static String impossible(String text) {
        Matcher iso = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})").matcher(text);
        if (!iso.matches() || number(iso.group(2)) < 1 || number(iso.group(2)) > 12 || number(iso.group(1)) < 1) {
            return "";
        }
        YearMonth month = YearMonth.of(number(iso.group(1)), number(iso.group(2)));
        int day = number(iso.group(3));
        if (day >= 1 && day <= month.lengthOfMonth()) {
            return "";
        }
        String name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return "there is no " + day + " " + name + " " + month.getYear() + ", which has " + month.lengthOfMonth()
                + " days; write "
                + (day < 1
                        ? month.atDay(1)
                        : month.atEndOfMonth() + ", or " + month.plusMonths(1).atDay(1));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.strip().toLowerCase(Locale.ROOT).codePoints().limit(100).forEach(c -> {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                plain.append(digit);
            } else {
                plain.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c == '‐' || c == '‑' || c == '−' ? '-' : c);
            }
        });
        return plain.toString()
                .replaceAll("^(?:from|between|since|on|date|the)\\s+|[\"'`#\\[\\]]|^\\(|\\)$|^\\{|\\}$", "")
                .replaceAll(
                        "\\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?\\b,?\\s*",
                        "")
                .replaceAll("\\b(?:early|mid|late|end of|beginning of|about|around|ca\\.?)[ -]+", "")
                .replaceAll("\\bo(?=\\d)|(?<=\\d)o(?=\\d|\\b)", "0")
                .strip();
    }

    static String whole(YearMonth month) {
        return month.atDay(1) + ".." + month.atEndOfMonth();
    }

    private static String range(String text, int year) {
        Matcher m = YEAR_MONTH.matcher(text);
        if (m.matches() && number(m.group(2)) >= 1 && number(m.group(2)) <= 12) {
            return whole(YearMonth.of(number(m.group(1)), number(m.group(2))));
        }
        m = MONTH_YEAR.matcher(text);
        if (m.matches() && number(m.group(1)) >= 1 && number(m.group(1)) <= 12) {
            return whole(YearMonth.of(number(m.group(2)), number(m.group(1))));
        }
        if (text.matches("(?:19|20)\\d{2}")) {
            return text + "-01-01.." + text + "-12-31";
        }
        m = Pattern.compile("(\\d{1,2})\\s*[-–]\\s*(\\d{1,2})\\.?\\s+(\\p{L}+\\.?,?\\s+\\d{4})")
                .matcher(text);
        if (m.matches()) {
            return joined(
                    DayWords.named(m.group(1) + " " + m.group(3), year),
                    DayWords.named(m.group(2) + " " + m.group(3), year));
        }
        m = Pattern.compile("days?\\s+(-?\\d+)\\s*(?:-|–|to|\\.\\.+|until|and)\\s*(?:day\\s+)?(-?\\d+)")
                .matcher(text);
        if (m.matches()) {
            return "day " + m.group(1) + "..day " + m.group(2);
        }
        String[] parts = BETWEEN.split(text, 3);
        if (parts.length != 2) {
            return "";
        }
        List<String> from = DayWords.day(parts[0].strip(), year);
        List<String> to = DayWords.day(parts[1].strip(), year);
        if (!from.isEmpty()
                && parts[1].strip().matches("\\d{1,2}")
                && from.get(0).length() == 10) {
            to = DayWords.day(from.get(0).substring(0, 8) + parts[1].strip(), year);
        }
        return parts[1].isBlank() && !from.isEmpty() ? from.get(0) : joined(from, to);
    }

    private static String joined(List<String> from, List<String> to) {
        return from.isEmpty() || to.isEmpty() ? "" : from.get(0) + ".." + to.get(0);
    }

    /** A day within something else, such as a call of a database. */
    private static List<String> inside(String text) {
        Matcher m = INSIDE.matcher(text);
        return m.find()
                ? DayWords.either(number(m.group(1)), number(m.group(2)), number(m.group(3)), false)
                : List.of();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
