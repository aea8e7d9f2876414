package org.faultline.report.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one report of a delivery.
 *
 * @param index position in the delivery, from 0
 * @param field path inside the report, such as {@code date.end}
 * @param value what stood there, shortened
 * @param line line of the file on which the record begins, from 1, where the delivery has lines
 * @param column name of the table's column, or position in the line, from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RejectedRow")
public record Rejection(
        int index,
        @Nullable String externalId,
        String field,
        @Nullable String value,
        String reason,
        @Nullable Long line,
        @Nullable String column) {}
