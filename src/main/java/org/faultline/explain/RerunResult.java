package org.faultline.explain;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What comes of running an alert's rule again, at the version that raised it, over the reports as they are stored now.
 *
 * @param same whether the same matches, facts, values and evidence come of it
 * @param ruleChanged whether another version of the rule runs by now
 * @param matches how many matches the alert has
 * @param facts how many facts these rest on
 * @param events how many events stand behind them
 */
public record RerunResult(
        boolean same,
        String words,
        String rule,
        String ruleVersion,
        boolean ruleChanged,
        int matches,
        int facts,
        int events,
        List<Difference> differences) {
    /** What is not as it was told. */
    @Schema(name = "RerunDifferenceKind")
    public enum Kind {
        /** A report was withdrawn since. */
        REPORT_RETRACTED,
        /** A newer revision of a report came since. */
        REPORT_REVISED,
        /** A report is no longer stored, or can be read no more. */
        REPORT_GONE,
        /** An event is no longer part of it. */
        EVENT_GONE,
        /** An event has become part of it. */
        EVENT_NEW,
        /** An event is not told as it was. */
        EVENT_CHANGED,
        /** Matches no longer hold. */
        MATCHES_GONE,
        /** There are other matches. */
        MATCHES_NEW,
        /** The rule finds other values. */
        VALUES,
        /** No report changed, so it is what is known of names, places and links. */
        KNOWLEDGE,
        /** The rule can be run no more. */
        RULE
    }

    /** One of them, and what it is about. */
    @Schema(name = "RerunDifference")
    public record Difference(Kind kind, String about, String words) {}
}
