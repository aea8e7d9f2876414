package org.faultline.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.report.read.MissingWords;

/**
 * One record of a table, its cells by the proper names of their columns.
 *
 * @param line the line of the file on which it begins, from 1
 */
public record Row(Map<String, Integer> places, List<String> cells, long line) {
    /** The text of a cell without outer spaces; empty where it has no value, or the file no such column. */
    public String get(String column) {
        Integer place = places.get(column);
        String text = place == null ? "" : cells.get(place).strip();
        return MissingWords.contains(text) ? "" : text;
    }

    public boolean has(String column) {
        return !get(column).isEmpty();
    }

    /** The parts of a cell that are separated by semicolons. */
    public List<String> list(String column) {
        return parts(get(column), ";");
    }

    public static List<String> parts(String text, String separator) {
        List<String> all = new ArrayList<>();
        for (String part : text.split(separator, -1)) {
            String one = part.strip();
            if (!one.isEmpty() && !MissingWords.contains(one)) {
                all.add(one);
            }
        }
        return all;
    }
}
