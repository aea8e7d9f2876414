package org.faultline.ingest.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.report.FieldFault;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.delivery.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * Where each known column of a table stands.
 *
 * @param width how many cells a row has
 * @param unread what to say of the columns that nobody knows; null where there are none
 */
public record Layout(
        Map<String, Integer> places, int width, @Nullable String unread) {
    /** The columns that a quarantine file adds at the end; they tell what was wrong and are not read. */
    public static final List<String> ADDED =
            List.of("faultline_line", "faultline_column", "faultline_value", "faultline_reason");

    public static final int MOST_NAMED = 20;

    /** @throws MalformedDelivery if a column that must be there is not, or one is there twice */
    public static Layout of(List<String> header, TableFormat format, long line) {
        Columns columns = format.columns();
        Map<String, Integer> places = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (int i = 0; i < header.size(); i++) {
            String proper = columns.proper(header.get(i));
            if (proper == null) {
                unknown.add(header.get(i).strip());
            } else if (places.put(proper, i) != null) {
                throw new MalformedDelivery("the header names the column " + proper + " twice", line, i + 1);
            }
        }
        unknown.removeAll(ADDED);
        List<String> missing = format.required().stream()
                .filter(c -> Stream.of(c.split("\\|")).noneMatch(places::containsKey))
                .map(c -> c.replace("|", " or ") + Nearest.hint(c, unknown))
                .toList();
        if (!missing.isEmpty()) {
            throw new MalformedDelivery("the header lacks " + String.join(", ", missing), line, 1);
        }
        return new Layout(Map.copyOf(places), header.size(), unread(unknown, columns));
    }

    /** Of a file without a header, which has its columns in order and perhaps those of a quarantine file behind them. */
    public static Layout inOrder(List<String> columns, int width) {
        Map<String, Integer> places =
                IntStream.range(0, columns.size()).boxed().collect(Collectors.toMap(columns::get, i -> i));
        return new Layout(places, width, null);
    }

    private static @Nullable String unread(Set<String> unknown, Columns columns) {
        List<String> all = new ArrayList<>();
        for (String name : unknown) {
            if (all.size() < MOST_NAMED) {
                all.add("'" + FieldFault.shown(name) + "'" + Nearest.hint(name, columns.known()));
            }
        }
        return all.isEmpty() ? null : "unknown columns, not read: " + String.join(", ", all);
    }
}
