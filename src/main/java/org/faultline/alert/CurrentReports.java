package org.faultline.alert;

import org.faultline.rule.firing.Evidence;
import org.jspecify.annotations.Nullable;

/** Knows what a report tells now. */
@FunctionalInterface
public interface CurrentReports {
    /**
     * The event that a report is part of now; null where it is part of none, because it was retracted.
     *
     * @param report its key, {@code dataset:externalId}
     * @param was the event as it was when an alert rested on it
     */
    @Nullable
    Evidence now(String report, Evidence was);
}
