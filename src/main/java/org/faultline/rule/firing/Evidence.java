package org.faultline.rule.firing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event behind a firing, as it stood then: everything an explanation shows of it; null where it is not known. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        String event,
        String type,
        String status,
        String clarity,
        LocalDate start,
        LocalDate end,
        LocalDate day,
        int datePrecision,
        String place,
        String admin1,
        String admin2,
        String country,
        int placePrecision,
        @Schema(nullable = true) @Nullable Double lat,
        @Schema(nullable = true) @Nullable Double lon,
        @Schema(nullable = true) @Nullable Double borderKm,
        @Nullable String border,
        @Nullable String origin,
        @Nullable String destination,
        @Schema(nullable = true) @Nullable Integer deathsLow,
        @Schema(nullable = true) @Nullable Integer deathsBest,
        @Schema(nullable = true) @Nullable Integer deathsHigh,
        List<Part> parts,
        List<String> sources,
        List<ReportSource> reports,
        List<String> links) {
    /** Whether it leads from one place to another: the distance to a border is that of the nearest of them, which may not be its place. */
    public boolean moves() {
        return origin != null || destination != null;
    }

    /** One actor's part in the event, with its group on that day. */
    public record Part(String actor, String group, String role) {}
}
