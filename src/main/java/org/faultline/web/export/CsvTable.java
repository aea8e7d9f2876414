package org.faultline.web.export;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.faultline.report.Text;

/** A list as CSV (RFC 4180), in which no cell is a formula, with a row of HXL hashtags below the names where it is asked for. */
public record CsvTable(List<Column> columns) {
    /**
     * One column.
     *
     * @param name as in the JSON
     * @param hxl its hashtag and attributes of the Humanitarian Exchange Language 1.1
     * @param at where its value stands in the JSON of a row
     */
    public record Column(String name, String hxl, JsonPointer at) {}

    /** @param pointer as RFC 6901 has it */
    public static Column column(String name, String hxl, String pointer) {
        return new Column(name, hxl, JsonPointer.compile(pointer));
    }

    public String of(List<? extends JsonNode> rows, boolean withHxl) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(columns.stream().map(Column::name).toList());
            if (withHxl) {
                csv.writeRecord(columns.stream().map(Column::hxl).toList());
            }
            for (JsonNode row : rows) {
                csv.writeRecord(columns.stream()
                        .map(column -> Text.cell(cell(row.at(column.at()))))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be written", e);
        }
        return text.toString();
    }

    /** Several values with semicolons between them; those of an object as name=value. */
    private static String cell(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(CsvTable::cell)
                    .distinct()
                    .collect(Collectors.joining("; "));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(p -> p.getKey() + "=" + cell(p.getValue()))
                    .collect(Collectors.joining("; "));
        }
        return value.isNull() || value.isMissingNode() ? "" : Text.clean(value.asText());
    }
}
