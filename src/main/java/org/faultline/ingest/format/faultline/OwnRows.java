package org.faultline.ingest.format.faultline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.ingest.format.CodeTable;
import org.faultline.ingest.format.Columns;
import org.faultline.ingest.format.ReportDraft;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.format.RowMapping;
import org.faultline.report.FieldFault;

/** A table of our own, whose columns are the paths of our JSON report. */
public final class OwnRows implements RowMapping {
    private static final CodeTable TABLE = CodeTable.read(OwnRows.class, "faultline-columns.tsv");

    static final Columns COLUMNS = new Columns(TABLE);
    private static final Map<String, String> KINDS = TABLE.rows().stream()
            .collect(Collectors.toMap(r -> CodeTable.cell(r, "field"), r -> CodeTable.cell(r, "kind")));
    private static final Pattern QUANTITY = Pattern.compile("quantities\\[(\\d)]\\.(\\w+)");

    @Override
    public void read(Row row, ReportDraft to) {
        for (String column : row.places().keySet()) {
            if (row.has(column)) {
                put(column, row, to);
            }
        }
    }

    private static void put(String column, Row row, ReportDraft to) {
        Matcher quantity = QUANTITY.matcher(column);
        if (quantity.matches()) {
            value(
                    "quantities[]." + quantity.group(2),
                    quantity.group(2),
                    row.get(column),
                    quantity(to, Integer.parseInt(quantity.group(1))));
            return;
        }
        String field = COLUMNS.fieldOf(column);
        int dot = field.indexOf('.');
        switch (KINDS.getOrDefault(field, "text")) {
            case "list" -> to.list(field, row.list(column));
            case "truth" -> truth(field, row.get(column), to);
            default ->
                value(
                        field,
                        field.substring(dot + 1),
                        row.get(column),
                        dot < 0 ? to.report() : to.in(field.substring(0, dot)));
        }
    }

    private static void value(String field, String name, String text, ObjectNode in) {
        switch (KINDS.getOrDefault(field, "text")) {
            case "whole" -> ReportDraft.whole(in, name, text);
            case "degrees" -> ReportDraft.number(in, name, text);
            default -> ReportDraft.text(in, name, text);
        }
    }

    private static void truth(String field, String text, ReportDraft to) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> to.report().put(field, true);
            case "false" -> to.report().put(field, false);
            default -> to.report().put(field, FieldFault.shown(text)); // which the check refuses
        }
    }

    private static ObjectNode quantity(ReportDraft to, int number) {
        ArrayNode all = to.report().withArray("quantities");
        while (all.size() <= number) {
            all.addObject();
        }
        return (ObjectNode) all.get(number);
    }
}
