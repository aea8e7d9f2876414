package org.faultline.trial.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole backtest: what was asked of it, side by side.
 *
 * @param leads by rule, where outcomes were given
 * @param before what the rules it is compared with would have raised, where there are such
 * @param differences by rule, likewise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BacktestReport(
        Result result, List<WarningLead> leads, @Nullable Result before, List<RuleDifference> differences) {
    /** @param before what the rules it is compared with would have raised, or null */
    public static BacktestReport of(
            Result result, List<ObservedOutcome> outcomes, int leadDays, @Nullable Result before) {
        List<WarningLead> leads = outcomes.isEmpty()
                ? List.of()
                : result.rules().stream()
                        .map(r -> WarningLead.of(r, outcomes, leadDays))
                        .toList();
        return new BacktestReport(
                result, leads, before, before == null ? List.of() : RuleDifference.between(before, result));
    }

    /** How long before outcomes a rule spoke, or null where none were given. */
    public @Nullable WarningLead lead(String rule) {
        return leads.stream().filter(l -> l.rule().equals(rule)).findFirst().orElse(null);
    }

    /** What a rule raises otherwise, or null where there is nothing to compare with. */
    public @Nullable RuleDifference difference(String rule) {
        return differences.stream()
                .filter(d -> d.rule().equals(rule))
                .findFirst()
                .orElse(null);
    }
}
