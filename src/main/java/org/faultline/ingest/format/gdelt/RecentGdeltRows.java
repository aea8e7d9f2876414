package org.faultline.ingest.format.gdelt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.ingest.format.Row;
import org.jspecify.annotations.Nullable;

/** Remembers the date, actors and code of the last hundred thousand GDELT rows, six 15-minute files or so; never more. */
final class RecentGdeltRows {
    private static final int MOST = 100_000;

    private record Seen(String id, long line) {}

    private final Map<String, Seen> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    /** The line of the first row with the same date, actors and code, or null; the same id is a revision, not a repeat. */
    @Nullable
    Long sameAs(Row row) {
        String key = String.join(
                "\t", row.get("SQLDATE"), row.get("Actor1Name"), row.get("Actor2Name"), row.get("EventCode"));
        Seen first = seen.putIfAbsent(key, new Seen(row.get("GLOBALEVENTID"), row.line()));
        return first == null || first.id().equals(row.get("GLOBALEVENTID")) ? null : first.line();
    }
}
