package org.faultline.report;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with, or was not read of, one report.
 *
 * @param field path inside the report, such as {@code date.end}
 * @param value what stood there, cleaned and shortened
 */
public record FieldFault(String field, @Nullable String value, String reason) {
    private static final int SHOWN = 120;

    public static FieldFault of(String field, @Nullable JsonNode value, String reason) {
        return new FieldFault(
                field,
                value == null || value.isNull() ? null : shown(value.isValueNode() ? value.asText() : value.toString()),
                reason);
    }

    /** A text as a fault shows it. */
    public static String shown(String text) {
        String shortened = Text.shortened(text, 2 * SHOWN); // cleaning a megabyte to show a line of it would be a waste
        return String.valueOf(Text.shortened(Text.clean(String.valueOf(shortened)), SHOWN));
    }
}
