package org.faultline.alert;

import java.util.List;
import java.util.stream.Stream;
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

    /** The ids of the requests by which the news came that changed this evidence, in their order; none where no request did. */
    default List<String> requests(Stream<Evidence> changed) {
        return List.of();
    }
}
