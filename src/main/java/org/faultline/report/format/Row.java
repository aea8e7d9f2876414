package org.faultline.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One record of a table, its cells by the proper names of their columns.
 *
 * @param index position in the delivery, from 0
 */
record Row(Map<String, Integer> places, List<String> cells, int index) {
    /** The text of a cell without outer spaces; empty where the file has no such column. */
    String get(String column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place).strip();
    }

    boolean has(String column) {
        return !get(column).isEmpty();
    }

    /** The parts of a cell that are separated by semicolons. */
    List<String> list(String column) {
        return parts(get(column), ";");
    }

    static List<String> parts(String text, String separator) {
        List<String> all = new ArrayList<>();
        for (String part : text.split(separator, -1)) {
            if (!part.isBlank()) {
                all.add(part.strip());
            }
        }
        return all;
    }
}
