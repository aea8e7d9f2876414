package org.faultline.web.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.alert.Alert;
import org.faultline.alert.Revision;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.alert.silence.Suppression;
import org.faultline.alert.store.AlertPlaces;
import org.faultline.alert.store.AlertSearch;
import org.faultline.rule.firing.Evidence;
import org.faultline.web.page.AlertStanding;
import org.jspecify.annotations.Nullable;

/**
 * One alert as the API gives it: in a list the first part, whole with the explanation.
 *
 * @param suppression why it is told to nobody at the moment
 * @param mutes how many lesser alerts it keeps quiet, where it keeps any
 * @param theatre in which it is worked out
 * @param location the place of its latest event whose coordinates are known
 * @param previous the nearest earlier alert of the same rule, group-by values and theatre that is not withdrawn
 * @param mergedInto the alert that tells it on, since two became one
 * @param absorbed those it tells on
 * @param waitsFor what it needs before it is told, while it is PENDING
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Alert")
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
        @Nullable Suppression suppression,
        @Nullable Long mutes,
        Map<String, String> groupBy,
        String summary,
        LocalDate firstEventDate,
        LocalDate lastEventDate,
        Instant detectedAt,
        Instant updatedAt,
        int revision,
        boolean backfilled,
        boolean draft,
        String theatre,
        int independentSources,
        List<String> countries,
        List<String> admin1s,
        List<String> groups,
        List<String> actors,
        AlertPlaces.@Nullable Location location,
        @Nullable String previous,
        @Nullable String mergedInto,
        @Nullable List<String> absorbed,
        List<String> waitsFor,
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
            List<String> sources,
            @JsonUnwrapped org.faultline.explain.text.Explanation why) {}

    /** One revision: why it was made, and what it said. */
    @Schema(name = "AlertRevision")
    public record Turn(
            int number,
            String reason,
            Instant at,
            String condition,
            String severity,
            String summary,
            List<Cause> causes,
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
                    r.causes(),
                    s.evidence().stream().map(Evidence::event).toList());
        }
    }

    static AlertView brief(
            Alert e, @Nullable Long previous, AlertStanding standing, AlertPlaces.@Nullable Location location) {
        return of(e, previous, standing, location, null, null, null, null, null);
    }

    static AlertView whole(
            AlertSearch.Whole whole,
            AlertStanding standing,
            AlertPlaces.@Nullable Location location,
            @Nullable String ruleText,
            org.faultline.explain.text.Explanation why,
            Map<String, Long> deliveries) {
        Snapshot now = whole.now();
        return of(
                whole.alert(),
                whole.previous(),
                standing,
                location,
                whole.absorbed().stream().map(String::valueOf).toList(),
                new Explanation(ruleText, now.matches(), now.facts(), now.bindings(), now.sources(), why),
                now.evidence(),
                whole.revisions().stream().map(Turn::of).toList(),
                deliveries);
    }

    private static AlertView of(
            Alert e,
            @Nullable Long previous,
            AlertStanding standing,
            AlertPlaces.@Nullable Location location,
            @Nullable List<String> absorbed,
            @Nullable Explanation explanation,
            @Nullable List<Evidence> evidence,
            @Nullable List<Turn> revisions,
            @Nullable Map<String, Long> deliveries) {
        return new AlertView(
                String.valueOf(e.id()),
                e.rule(),
                e.ruleVersion(),
                e.title(),
                e.severity().name(),
                e.certainty().name(),
                e.certaintyReasons(),
                e.condition().name(),
                standing.work().state().name(),
                standing.suppression(),
                standing.mutes() == 0 ? null : standing.mutes(),
                e.groupBy(),
                e.summary(),
                e.firstEvent(),
                e.lastEvent(),
                e.detectedAt(),
                e.updatedAt(),
                e.revision(),
                e.backfilled(),
                e.shadow(),
                e.theatre(),
                e.sources(),
                e.countries(),
                e.admin1s(),
                e.groups(),
                e.actors(),
                location,
                id(previous),
                id(e.mergedInto()),
                absorbed,
                e.waitsFor(),
                explanation,
                evidence,
                revisions,
                deliveries);
    }

    private static @Nullable String id(@Nullable Long number) {
        return number == null ? null : String.valueOf(number);
    }
}
