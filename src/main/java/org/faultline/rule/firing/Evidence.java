package org.faultline.rule.firing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
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
    /** By UCDP where_prec from 0; from precision 3 on what an area of that kind commonly measures, as no data set says. */
    private static final int[] RADIUS_KM = {0, 0, 25, 40, 90, 60, 300};

    /** Within how many kilometres of its coordinates a place lies, 0 where they are exact; empty where they say nothing. */
    public static OptionalInt radiusKm(int precision) {
        return precision < RADIUS_KM.length ? OptionalInt.of(RADIUS_KM[precision]) : OptionalInt.empty();
    }

    /** Whether it leads from one place to another: the distance to a border is that of the nearest of them, which may not be its place. */
    public boolean moves() {
        return origin != null || destination != null;
    }

    /** One actor's part in the event, with its group on that day. */
    @Schema(name = "EvidenceParty")
    public record Part(String actor, String group, String role) {}
}
