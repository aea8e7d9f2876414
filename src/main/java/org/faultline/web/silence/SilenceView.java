package org.faultline.web.silence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.alert.Alert;
import org.faultline.alert.silence.Matcher;
import org.faultline.alert.silence.Preview;
import org.faultline.alert.silence.Silence;
import org.faultline.alert.silence.WeeklyHours;
import org.jspecify.annotations.Nullable;

/** A silence as the API gives it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Silence")
public record SilenceView(
        long id,
        String state,
        Matcher matcher,
        Instant start,
        @Nullable Instant end,
        @Nullable WeeklyHours weekly,
        String by,
        String why,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {
    /** The id of the field for who ends it. */
    public String endField() {
        return "end" + id + "-by";
    }

    static SilenceView of(Silence s, Instant now) {
        return new SilenceView(
                s.id(),
                s.state(now).name(),
                s.matcher(),
                s.starts(),
                s.ends(),
                s.weekly(),
                s.by(),
                s.why(),
                s.createdAt(),
                s.endedAt(),
                s.endedBy());
    }

    /**
     * What a silence would keep quiet: the alerts that are open now, and those of the last 90 days; at most 100 of each, and how many.
     *
     * @param turns what people might have been told of these in 90 days
     */
    @Schema(name = "SilencePreview")
    public record Foretold(int openNow, List<Muted> now, int alertsOfLast90Days, int turns, List<Muted> last90Days) {
        private static final int MOST = 100;

        static Foretold of(Preview p) {
            return new Foretold(
                    p.now().size(),
                    p.now().stream().limit(MOST).map(e -> Muted.of(e, null)).toList(),
                    p.past().size(),
                    p.turns(),
                    p.past().stream()
                            .limit(MOST)
                            .map(m -> Muted.of(m.alert(), m.turns()))
                            .toList());
        }
    }

    /** One alert that would be kept quiet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SilencedAlert")
    public record Muted(
            String id,
            String rule,
            String title,
            String severity,
            String condition,
            LocalDate lastEventDate,
            @Nullable Integer turns) {
        static Muted of(Alert e, @Nullable Integer turns) {
            return new Muted(
                    String.valueOf(e.id()),
                    e.rule(),
                    e.title(),
                    e.severity().name(),
                    e.condition().name(),
                    e.lastEvent(),
                    turns);
        }
    }
}
