package org.faultline.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored report as the lanes take it; without the report where its text passes the checks of this version no more. */
public record Arrival(
        long seq,
        long delivery,
        Instant arrivedAt,
        @Nullable Report report) {}
