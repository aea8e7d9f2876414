package org.faultline.ingest.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The columns that a format is known to have: their names, other names, and where in a report each goes. */
public final class Columns {
    private final CodeTable table;
    /** Any name of a column in lower case, and its proper name. */
    private final Map<String, String> names = new HashMap<>();
    /** A path in the report and the column it came from. */
    private final Map<String, String> byField = new LinkedHashMap<>();

    private final Map<String, String> fields = new HashMap<>();

    public Columns(CodeTable table) {
        this.table = table;
        for (Map<String, String> row : table.rows()) {
            String column = CodeTable.cell(row, "column");
            names.put(column.toLowerCase(Locale.ROOT), column);
            for (String also : CodeTable.cell(row, "also").split("\\|", -1)) {
                names.put(also.toLowerCase(Locale.ROOT), column);
            }
            String field = CodeTable.cell(row, "field");
            if (!field.equals("-")) {
                byField.putIfAbsent(field, column);
                fields.put(column, field);
            }
        }
        names.remove("");
    }

    /** The proper name of a column, or null for one that the format does not have. */
    @Nullable
    public String proper(String name) {
        String proper = names.get(name.strip().toLowerCase(Locale.ROOT).replaceFirst("\\[\\d]", "[]"));
        return proper == null || !proper.contains("[]") ? proper : proper.replace("[]", number(name));
    }

    /** The number in "quantities[3].low", with its brackets. */
    private static String number(String name) {
        return name.substring(name.indexOf('['), name.indexOf(']') + 1);
    }

    Set<String> known() {
        return Set.copyOf(names.values());
    }

    /** The column that a path of the report was filled from, or null. */
    @Nullable
    public String columnOf(String field) {
        String path = field.replaceAll("\\[\\d+]", "[]");
        String exact = byField.get(path);
        if (exact != null || path.isEmpty()) {
            return exact == null || path.equals(field) ? exact : exact.replace("[]", number(field));
        }
        String top = path.replaceFirst("[.\\[].*", "");
        return byField.entrySet().stream()
                .filter(e -> e.getKey().equals(top) || e.getKey().startsWith(top + "."))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Where a column goes in the report, or nothing where it is not read. */
    public String fieldOf(String column) {
        return fields.getOrDefault(column, "");
    }

    /** All columns in the order of the table. */
    public List<String> inOrder() {
        return table.rows().stream().map(r -> CodeTable.cell(r, "column")).toList();
    }

    /** The columns in the order of a file without a header, by the positions in one column of the table. */
    public List<String> inOrderOf(String positions) {
        Map<Integer, String> order = new TreeMap<>();
        for (Map<String, String> row : table.rows()) {
            if (!CodeTable.cell(row, positions).isEmpty()) {
                order.put(Integer.valueOf(CodeTable.cell(row, positions)), CodeTable.cell(row, "column"));
            }
        }
        return new ArrayList<>(order.values());
    }
}
