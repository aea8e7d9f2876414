package org.faultline.ingest.detection;

import org.faultline.ingest.format.FirstLine;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.JsonFormat;
import org.faultline.ingest.format.TableFormat;
import org.faultline.report.FieldFault;
import org.faultline.report.delivery.MalformedDelivery;
import org.jspecify.annotations.Nullable;

/** What a file is, by its first line, or by what the deliverer said and its first line. */
public sealed interface Detection {
    record OfJson(JsonFormat format) implements Detection {}

    /**
     * @param separator between the cells
     * @param header whether the first line names the columns
     */
    record OfTable(TableFormat format, char separator, boolean header) implements Detection {}

    Format format();

    /** @throws MalformedDelivery if the first line is of no format that is known */
    static Detection of(String firstLine, @Nullable Format asked) {
        if (firstLine.isBlank()) {
            throw new MalformedDelivery("the delivery is empty", 1, 1);
        }
        if (firstLine.indexOf('\0') >= 0) {
            throw new MalformedDelivery(
                    "the first line holds NUL: this is no text, or UTF-16 without a byte-order mark", 1, 1);
        }
        if (asked instanceof JsonFormat json) {
            return new OfJson(json);
        }
        Detection found = found(firstLine);
        if (!(asked instanceof TableFormat table)) {
            return found == null ? unknown(firstLine) : found;
        } else if (found == null) {
            // the deliverer says what it is, the line does not show it: a list of ids alone, or a header with a fault
            return believed(table, FirstLine.of(firstLine));
        } else if (found.format() != table && !table.alsoNames(found.format())) {
            throw new MalformedDelivery(
                    "was named " + table.apiName() + " and looks like "
                            + found.format().apiName(),
                    1,
                    1);
        }
        return found instanceof OfTable shown ? new OfTable(table, shown.separator, shown.header) : found;
    }

    /**
     * Of a part of a file, which may begin with a record that shows nothing: a table's begins with its header, as the file does, and
     * in a format without one the deliverer is believed.
     */
    static Detection ofPart(String firstLine, @Nullable Format asked) {
        return asked instanceof TableFormat table && table.isHeadless()
                ? believed(table, FirstLine.of(firstLine))
                : of(firstLine, asked);
    }

    private static OfTable believed(TableFormat table, FirstLine line) {
        return new OfTable(table, table.isTabSeparated() ? '\t' : line.separator(), table.hasHeader(line));
    }

    private static @Nullable Detection found(String text) {
        if (text.startsWith("[")) {
            return new OfJson(JsonFormat.JSON);
        }
        if (text.startsWith("{")) {
            boolean oneALine = text.endsWith("}") && !ApiAnswer.isOneLine(text);
            return new OfJson(oneALine ? JsonFormat.NDJSON : JsonFormat.JSON);
        }
        FirstLine line = FirstLine.of(text);
        for (TableFormat table : Formats.TABLES) {
            TableFormat.Shown shown = table.shownBy(line);
            if (shown != TableFormat.Shown.NOTHING) {
                return new OfTable(table, line.separator(), shown == TableFormat.Shown.HEADER);
            }
        }
        return null;
    }

    private static Detection unknown(String line) {
        throw new MalformedDelivery(
                "is of no format that can be told from its first line, '" + FieldFault.shown(line)
                        + "'; name the format if it is one of those that are known",
                1,
                1);
    }
}
