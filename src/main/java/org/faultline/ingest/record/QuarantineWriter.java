package org.faultline.ingest.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.ingest.format.FirstLine;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.Layout;
import org.faultline.ingest.format.TableFormat;
import org.faultline.report.Text;
import org.faultline.report.delivery.BadRow;
import org.faultline.report.delivery.MalformedDelivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.ReportReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes refused records as a file of the format they came in, so that it can be mended and delivered again: the rows as they
 * were, with what was wrong with each behind it in columns (or, in JSON, a key) that the readers skip. JSON comes out a report
 * a line.
 */
public final class QuarantineWriter {
    /** The key that tells in a JSON report what was wrong with it. */
    static final String ADDED_KEY = "faultline_rejected";

    private QuarantineWriter() {}

    /** @param header the header line that the rows came under, if any */
    public static void write(OutputStream out, Format format, @Nullable String header, Iterable<BadRow> rows)
            throws IOException {
        boolean json = !(format instanceof TableFormat);
        char separator = header != null
                ? FirstLine.of(header).separator()
                : format instanceof TableFormat table && table.isTabSeparated() ? '\t' : ',';
        if (header != null && !json) {
            // a file that was itself a quarantine has the columns already
            String names = header.contains(Layout.ADDED.get(0))
                    ? ""
                    : separator + String.join(String.valueOf(separator), Layout.ADDED);
            line(out, header + names);
        }
        boolean added = header != null && header.contains(Layout.ADDED.get(0));
        for (BadRow row : rows) {
            line(out, json ? withKey(row) : added ? row.raw() : row.raw() + separator + cells(row, separator));
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    private static String cells(BadRow row, char separator) {
        List<String> cells = List.of(
                String.valueOf(row.line()),
                joined(row, Rejection::column),
                joined(row, Rejection::value),
                joined(row, Rejection::reason));
        if (separator == '\t') {
            return String.join(
                    "\t",
                    cells.stream().map(c -> c.replaceAll("[\\t\\r\\n]", " ")).toList());
        }
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).build(text)) {
            csv.writeRecord(cells);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a text cannot fail to be written", e);
        }
        return text.toString().strip();
    }

    private static String joined(BadRow row, Function<Rejection, @Nullable String> part) {
        return Text.cell(row.faults().stream()
                .map(f -> part.apply(f) == null ? "" : part.apply(f))
                .collect(Collectors.joining(" | ")));
    }

    /** A line that is not JSON, or no object, comes back as it is: its fault can only be told by its line. */
    private static String withKey(BadRow row) {
        try {
            JsonNode node = ReportReader.parse(row.raw());
            if (node instanceof ObjectNode report) {
                ArrayNode faults = report.putArray(ADDED_KEY);
                for (Rejection f : row.faults()) {
                    faults.addObject()
                            .put("line", row.line())
                            .put("field", f.field())
                            .put("value", f.value())
                            .put("reason", f.reason());
                }
                return report.toString();
            }
        } catch (MalformedDelivery e) {
            return row.raw(); // as said above
        }
        return row.raw();
    }
}
