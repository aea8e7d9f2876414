package org.faultline.ingest.format;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Moments that are written as seconds since 1970. */
public final class Timestamps {
    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");

    private Timestamps() {}

    /** The moment in a cell, or null where it is empty or a fault. */
    public static @Nullable Instant seconds(Row row, String column, ReportDraft to) {
        String text = ReportDraft.whole(row.get(column));
        if (text.isEmpty()) {
            return null;
        }
        if (!SECONDS.matcher(text).matches()) {
            to.fault(column, text, "is not a time in seconds since 1970");
            return null;
        }
        return Instant.ofEpochSecond(Long.parseLong(text));
    }
}
