package org.faultline.trial.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.alert.lifecycle.Condition;
import org.jspecify.annotations.Nullable;

/**
 * How long before labelled outcomes a rule spoke. Alerts that were withdrawn neither warn nor count as alone.
 *
 * @param warnings for each outcome that was warned of, the first alert within the time
 * @param missed outcomes without one
 * @param alone alerts that no outcome followed within the time
 * @param medianDays from the detection of the alert to the outcome; null where none was warned of
 */
public record WarningLead(
        String rule,
        List<Warning> warnings,
        List<ObservedOutcome> missed,
        int alone,
        @Nullable Double medianDays) {

    /** An outcome and the alert that came first before it. */
    @Schema(name = "EarlyWarning")
    public record Warning(
            ObservedOutcome outcome,
            @JsonProperty("episode") PastAlert alert,
            long days) {}

    /** @param most days before an outcome within which an alert warns of it */
    public static WarningLead of(RuleResult result, List<ObservedOutcome> outcomes, int most) {
        List<PastAlert> stood = result.alerts().stream()
                .filter(e -> e.condition() != Condition.WITHDRAWN)
                .toList();
        List<Warning> warnings = new ArrayList<>();
        List<ObservedOutcome> missed = new ArrayList<>();
        for (ObservedOutcome outcome : outcomes) {
            // alerts are in the order they were detected
            stood.stream()
                    .filter(e -> warns(e, outcome, most))
                    .findFirst()
                    .ifPresentOrElse(
                            e -> warnings.add(new Warning(outcome, e, days(e, outcome))), () -> missed.add(outcome));
        }
        long alone = stood.stream()
                .filter(e -> outcomes.stream().noneMatch(o -> warns(e, o, most)))
                .count();
        return new WarningLead(
                result.rule(), List.copyOf(warnings), List.copyOf(missed), (int) alone, median(warnings));
    }

    private static boolean warns(PastAlert alert, ObservedOutcome outcome, int most) {
        long days = days(alert, outcome);
        return days > 0 && days <= most && outcome.is(alert);
    }

    private static long days(PastAlert alert, ObservedOutcome outcome) {
        return ChronoUnit.DAYS.between(alert.detected(), outcome.day());
    }

    private static @Nullable Double median(List<Warning> warnings) {
        long[] days = warnings.stream().mapToLong(Warning::days).sorted().toArray();
        int n = days.length;
        return n == 0 ? null : (days[(n - 1) / 2] + days[n / 2]) / 2.0;
    }
}
