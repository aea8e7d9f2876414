package org.faultline.ingest.format;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates in the layouts that event tables have used; one that could be two dates is refused. */
public final class Dates {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final List<DateTimeFormatter> WITH_NAMES = List.of(
            pattern("d MMMM uuuu").toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT),
            pattern("d-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1990)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT),
            pattern("d-MMM-uuuu").toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT),
            pattern("d MMM uuuu").toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT),
            pattern("d-MMMM-uuuu").toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT),
            pattern("MMMM d, uuuu").toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));

    private Dates() {}

    private static DateTimeFormatterBuilder pattern(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    }

    /** @throws DateTimeException with the reason, as the second half of a sentence about the text */
    public static LocalDate read(String text) {
        if (text.length() >= 10 && text.charAt(4) == '-') {
            return iso(text);
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return numbers(
                    Integer.parseInt(numbers.group(1)),
                    Integer.parseInt(numbers.group(2)),
                    Integer.parseInt(numbers.group(3)));
        }
        return WITH_NAMES.stream()
                .map(layout -> parsed(text, layout))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new DateTimeException(
                        "is not a date in any layout that is read, such as 2024-11-08, 08 November 2024 or 08-Nov-24"));
    }

    private static @Nullable LocalDate parsed(String text, DateTimeFormatter layout) {
        ParsePosition end = new ParsePosition(0);
        try {
            LocalDate date = LocalDate.from(layout.parse(text, end));
            return end.getIndex() == text.length() ? date : null;
        } catch (DateTimeException e) {
            return null; // the next layout may fit
        }
    }

    /** With a time behind it, if at all, then midnight's. */
    private static LocalDate iso(String text) {
        try {
            if (text.length() == 10 || text.substring(10).matches("[ T]00:00(:00(\\.0+)?)?Z?")) {
                return LocalDate.parse(text.substring(0, 10));
            }
        } catch (DateTimeException e) {
            throw new DateTimeException("is not a day of the calendar", e);
        }
        throw new DateTimeException("is not a date alone (YYYY-MM-DD)");
    }

    private static LocalDate numbers(int first, int second, int year) {
        if (first <= 12 && second <= 12 && first != second) {
            throw new DateTimeException("may be day/month or month/day; write it as YYYY-MM-DD");
        }
        try {
            return second > 12 ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
        } catch (DateTimeException e) {
            throw new DateTimeException("is not a day of the calendar", e);
        }
    }
}
