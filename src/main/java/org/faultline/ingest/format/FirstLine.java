package org.faultline.ingest.format;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first line of a table, cut at the separator that it has most of; quotes are not looked at. */
public record FirstLine(String text, char separator, List<String> cells) {
    private static final Pattern NUMBER = Pattern.compile("\"?\\d+(\\.0)?\"?");

    public static FirstLine of(String text) {
        char separator = Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        s -> text.chars().filter(c -> c == s).count()))
                .orElse(',');
        return new FirstLine(text, separator, List.of(text.split(Pattern.quote(String.valueOf(separator)), -1)));
    }

    /** Whether it begins with a number, as the id of a row is one. */
    public boolean isNumbered() {
        return NUMBER.matcher(cells.get(0)).matches();
    }

    /** Whether it has that many cells, with or without those that a quarantine file adds. */
    public boolean isOfWidth(int width) {
        return isOfWidth(cells.size(), width);
    }

    public static boolean isOfWidth(int cells, int width) {
        return cells == width || cells == width + Layout.ADDED.size();
    }

    /** The cells as names of columns: lower case, without quotes. */
    public Set<String> names() {
        return cells.stream()
                .map(cell -> cell.strip().replace("\"", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
