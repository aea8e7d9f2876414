package org.faultline.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.rule.file.AbsenceState;
import org.jspecify.annotations.Nullable;

/**
 * How near a rule is to firing for a group, a pair of groups, an actor or an area.
 *
 * @param about as it is known here, whatever case it was asked in
 * @param today the day as of which this is said
 * @param since as far back as the rule looks
 * @param fires whether it fires now
 * @param absence whether it can fire just now, where it speaks of what did not happen; else null
 * @param didYouMean known names near one that nobody knows
 */
@Schema(name = "NearMisses")
public record WhyNot(
        String rule,
        String title,
        String about,
        LocalDate today,
        LocalDate since,
        boolean fires,
        @Nullable AbsenceState absence,
        String words,
        List<Miss> misses,
        List<String> didYouMean) {
    /**
     * Something that is missing.
     *
     * @param groupBy what the alert would be told apart by
     * @param lastDay the last day on which the report below would fire it; null where any day would do, or none alone would
     * @param reports how many such reports it takes; null where none is known that would do
     * @param report the report that would fire it, as it could be delivered; of several the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NearMiss")
    public record Miss(
            String words,
            Map<String, String> groupBy,
            @Nullable LocalDate lastDay,
            @Schema(nullable = true) @Nullable Integer reports,
            @Nullable JsonNode report) {}
}
