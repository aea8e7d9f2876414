package org.faultline.trial.backtest.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.trial.backtest.RuleResult;
import org.faultline.trial.backtest.WarningLead;
import org.jspecify.annotations.Nullable;

/**
 * What the rule would have raised with one value.
 *
 * @param shown the value with its unit
 * @param current whether the rule has it now
 * @param failed what went wrong where the rule could not be run with it, such as too many matches; else null
 * @param findings firings of all alerts
 * @param alerts also those that were withdrawn since
 * @param mailsAWeek by subscriber
 * @param lead null where no outcomes were given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepStep(
        BigDecimal value,
        String shown,
        boolean current,
        @Nullable String failed,
        long findings,
        int alerts,
        double alertsAWeek,
        Map<String, Double> mailsAWeek,
        @Nullable Lead lead) {
    /**
     * How it warned of labelled outcomes.
     *
     * @param hitRate the share of outcomes that were warned of, from 0 to 1
     * @param alone alerts that no outcome followed
     * @param medianDays from the alert to the outcome; null where none was warned of
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Lead(
            int warnedOf,
            int missed,
            double hitRate,
            int alone,
            @Nullable Double medianDays) {
        static Lead of(WarningLead lead) {
            int warned = lead.warnings().size();
            int all = warned + lead.missed().size();
            return new Lead(
                    warned, lead.missed().size(), (double) warned / Math.max(1, all), lead.alone(), lead.medianDays());
        }
    }

    static SweepStep of(RuleVariant variant, RuleResult result, @Nullable WarningLead lead) {
        Map<String, Double> mails = new LinkedHashMap<>();
        result.mails().keySet().forEach(s -> mails.put(s, result.mailsAWeek(s)));
        return new SweepStep(
                variant.value(),
                variant.shown(),
                variant.current(),
                null,
                result.findings(),
                result.alerts().size(),
                result.alertsAWeek(),
                mails,
                lead == null ? null : Lead.of(lead));
    }

    static SweepStep failed(RuleVariant variant, String reason) {
        return new SweepStep(variant.value(), variant.shown(), variant.current(), reason, 0, 0, 0, Map.of(), null);
    }
}
