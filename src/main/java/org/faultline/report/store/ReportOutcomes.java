package org.faultline.report.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of a delivery, once it is committed.
 *
 * @param counts of the good ones
 * @param refused how many could not be taken; of which data set they are nobody knows
 * @param format what they were written in, as the API calls it; absent where they were handed over as parsed JSON
 */
public record ReportOutcomes(
        Map<Kind, Integer> counts, long refused, @Nullable String format) {
    /** What becomes of a good report. */
    public enum Outcome {
        ACCEPTED,
        DUPLICATE,
        REVISED,
        RETRACTED
    }

    /** Reports of one data set of which the same became. */
    public record Kind(String dataset, Outcome outcome) {}
}
