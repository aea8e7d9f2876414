package org.faultline.report;

import java.util.List;

/** What one POST held, after reading: the good reports with their raw text, and what was wrong with the rest. */
public record Delivery(List<Item> items, List<Rejection> rejected, List<Rejection> warnings) {
    /** A good report and the text it was read from, byte for byte as far as JSON keeps it. */
    public record Item(int index, Report report, String raw, boolean dated) {}
}
