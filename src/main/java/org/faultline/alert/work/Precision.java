package org.faultline.alert.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people found the alerts of one rule to be worth, by the verdict that stands on each. */
@Schema(name = "RulePrecision")
public record Precision(long useful, long noise, long wrong) {
    static Precision of(Map<Verdict, Long> counts) {
        return new Precision(
                counts.getOrDefault(Verdict.USEFUL, 0L),
                counts.getOrDefault(Verdict.NOISE, 0L),
                counts.getOrDefault(Verdict.WRONG, 0L));
    }

    /** How many were judged. */
    @JsonProperty
    public long judged() {
        return useful + noise + wrong;
    }

    /** The useful among those that were judged, 0 to 1; null where none was. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable Double share() {
        return judged() == 0 ? null : (double) useful / judged();
    }
}
