package org.faultline.report;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one report of a delivery.
 *
 * @param index position in the delivery, from 0
 * @param field path inside the report, such as {@code date.end}
 * @param value what stood there, shortened
 */
public record Rejection(
        int index,
        @Nullable String externalId,
        String field,
        @Nullable String value,
        String reason) {}
