package org.faultline.report.delivery;

import java.util.List;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * What a POST, or a thousand rows of one, held after reading: the good reports with their raw text, and what was wrong with the rest.
 *
 * @param bad the refused records themselves, one each, however many faults it has
 * @param format what the records were written in, as the API calls it; absent where they were handed over as parsed JSON
 * @param header the header line of a table, to put above its bad rows
 * @param part the name of the file inside a zip
 */
public record Delivery(
        List<Item> items,
        List<Rejection> rejected,
        List<Rejection> warnings,
        List<BadRow> bad,
        @Nullable String format,
        @Nullable String header,
        @Nullable String part) {

    public Delivery(List<Item> items, List<Rejection> rejected, List<Rejection> warnings) {
        this(items, rejected, warnings, List.of(), null, null, null);
    }

    /**
     * A good report.
     *
     * @param raw the text it was read from, byte for byte as far as JSON keeps it
     * @param dated whether it bears its own asOf, or was given one
     * @param line line of the file on which it begins, from 1; null where the delivery has no lines
     */
    public record Item(
            int index,
            Report report,
            String raw,
            boolean dated,
            @Nullable Long line) {}
}
