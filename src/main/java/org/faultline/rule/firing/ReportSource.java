package org.faultline.rule.firing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report behind a firing: where it came from and the sentence; empty texts for what it lacks.
 *
 * @param asOf when its source revised it last; null in what was stored before that was kept
 */
public record ReportSource(
        String dataset,
        String externalId,
        @Nullable Instant asOf,
        String quote,
        String source,
        String publisher,
        String title,
        String url,
        String publishedOn) {
    /** What identifies the report. */
    public String key() {
        return dataset + ":" + externalId;
    }
}
