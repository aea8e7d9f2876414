package org.faultline.ingest.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table of codes beside the classes: tab-separated, a comment that names its source, then the names of the columns. */
public record CodeTable(String name, List<Map<String, String>> rows) {
    /**
     * @param owner the class beside which it lies
     * @throws IllegalStateException if the resource does not hold what its first line promises, which is a fault of the build
     */
    public static CodeTable read(Class<?> owner, String name) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(owner.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            List<String> lines = in.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            List<String> columns = Arrays.asList(lines.get(0).split("\t", -1));
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(row(name, columns, line));
            }
            return new CodeTable(name, List.copyOf(rows));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the table " + name, e);
        }
    }

    private static Map<String, String> row(String name, List<String> columns, String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length > columns.size()) {
            throw new IllegalStateException(name + " has a row of " + cells.length + " cells: " + line);
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), i < cells.length ? cells[i] : "");
        }
        return Map.copyOf(row);
    }

    /** One cell of a row; a column that the table does not have is a fault of the program. */
    public static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    /** Each key with its value; what is separated by "|" is several keys. */
    public CodeList by(String key, String value) {
        Map<String, String> all = new HashMap<>();
        for (Map<String, String> row : rows) {
            for (String one : cell(row, key).split("\\|", -1)) {
                all.put(one, cell(row, value));
            }
        }
        return new CodeList(all);
    }
}
