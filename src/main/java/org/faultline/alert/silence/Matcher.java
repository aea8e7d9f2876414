package org.faultline.alert.silence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.alert.Alert;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a silence is about: those to which everything applies that is named here.
 *
 * @param rule the rule's id
 * @param group one of the values the alert is about, or an actor group in its evidence
 * @param area a country or first-level area outside of which nothing of the alert took place
 * @param severity at most; what becomes graver is heard
 * @param theatre in which the alert is worked out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SilenceMatcher")
public record Matcher(
        @Nullable String rule,
        @Nullable String group,
        @Nullable String area,
        @Nullable Severity severity,
        @Nullable String theatre) {

    /** Whether nothing is named, so that it would be about every alert. */
    public boolean boundless() {
        return rule == null && group == null && area == null && severity == null && theatre == null;
    }

    boolean matches(Alert e) {
        return (rule == null || rule.equals(e.rule()))
                && (group == null
                        || Stream.concat(e.groupBy().values().stream(), e.groups().stream())
                                .anyMatch(group::equalsIgnoreCase))
                && (area == null || within(area, e.admin1s()) || within(area, e.countries()))
                && (severity == null || severity.atLeast(e.severity()))
                && (theatre == null || theatre.equals(e.theatre()));
    }

    private static boolean within(String area, List<String> all) {
        return !all.isEmpty() && all.stream().allMatch(area::equalsIgnoreCase);
    }
}
