package org.faultline.report;

import org.jspecify.annotations.Nullable;

/**
 * A counted thing other than people hurt: the measure (VEHICLES, PERSONNEL, POSITIONS_LOST, …), its bounds and the words.
 *
 * @param basis how the words were made numbers, such as {@code dozens = 24 to 99}; absent where the extractor gave numbers
 */
public record Quantity(
        String measure,
        @Nullable Integer low,
        @Nullable Integer high,
        @Nullable String raw,
        @Nullable String basis) {}
