package org.faultline.report;

import org.jspecify.annotations.Nullable;

/** A counted thing other than people hurt: the measure (VEHICLES, PERSONNEL, POSITIONS_LOST, …), its bounds and the words. */
public record Quantity(
        String measure,
        @Nullable Integer low,
        @Nullable Integer high,
        @Nullable String raw) {}
