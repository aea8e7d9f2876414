package org.faultline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.faultline.alert.Archive;
import org.faultline.alert.Episode;
import org.faultline.alert.Revision;
import org.faultline.alert.Snapshot;
import org.faultline.rule.Evidence;
import org.jspecify.annotations.Nullable;

/** One alert as the API gives it: in a list the first part, whole with the explanation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertView(
        String id,
        String rule,
        String ruleVersion,
        String title,
        String severity,
        String certainty,
        List<String> certaintyReasons,
        String condition,
        String workflow,
        Map<String, String> groupBy,
        String summary,
        LocalDate firstEventDate,
        LocalDate lastEventDate,
        Instant detectedAt,
        Instant updatedAt,
        int revision,
        boolean backfilled,
        boolean draft,
        int independentSources,
        List<String> countries,
        List<String> admin1s,
        List<String> groups,
        List<String> actors,
        @Nullable String previous,
        @Nullable Explanation explanation,
        @Nullable List<Evidence> evidence,
        @Nullable List<Turn> revisions,
        @Nullable Map<String, Long> deliveries) {

    /** Which rule text, which matches, which facts, which values. */
    public record Explanation(
            @Nullable String ruleText,
            List<String> matches,
            List<String> facts,
            Map<String, String> bindings,
            List<String> sources) {}

    /** One revision: why it was made, and what it said. */
    public record Turn(
            int number,
            String reason,
            Instant at,
            String condition,
            String severity,
            String summary,
            List<String> events) {
        static Turn of(Revision r) {
            Snapshot s = r.snapshot();
            return new Turn(
                    r.number(),
                    r.reason().name(),
                    r.at(),
                    s.condition().name(),
                    s.severity().name(),
                    s.summary(),
                    s.evidence().stream().map(Evidence::event).toList());
        }
    }

    static AlertView brief(Episode e) {
        return of(e, null, null, null, null);
    }

    static AlertView whole(Archive.Whole whole, @Nullable String ruleText, Map<String, Long> deliveries) {
        Snapshot now = whole.now();
        return of(
                whole.episode(),
                new Explanation(ruleText, now.matches(), now.facts(), now.bindings(), now.sources()),
                now.evidence(),
                whole.revisions().stream().map(Turn::of).toList(),
                deliveries);
    }

    private static AlertView of(
            Episode e,
            @Nullable Explanation explanation,
            @Nullable List<Evidence> evidence,
            @Nullable List<Turn> revisions,
            @Nullable Map<String, Long> deliveries) {
        Long previous = e.previous();
        return new AlertView(
                String.valueOf(e.id()),
                e.rule(),
                e.ruleVersion(),
                e.title(),
                e.severity().name(),
                e.certainty().name(),
                e.certaintyReasons(),
                e.condition().name(),
                e.workflow().name(),
                e.groupBy(),
                e.summary(),
                e.firstEvent(),
                e.lastEvent(),
                e.detectedAt(),
                e.updatedAt(),
                e.revision(),
                e.backfilled(),
                e.shadow(),
                e.sources(),
                e.countries(),
                e.admin1s(),
                e.groups(),
                e.actors(),
                previous == null ? null : String.valueOf(previous),
                explanation,
                evidence,
                revisions,
                deliveries);
    }
}
