package org.faultline.trial.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one rule would have raised.
 *
 * @param status draft or active
 * @param quietDays days without new evidence after which an alert is over
 * @param findings firings of all its alerts
 * @param alerts what would have been its alerts, also those withdrawn since, in the order they were detected
 * @param weekly how many of them were detected in each week of the result
 * @param mails by subscriber, how many mails in each week
 */
@Schema(name = "RuleBacktest")
public record RuleResult(
        String rule,
        String title,
        String severity,
        String status,
        String version,
        List<String> groupBy,
        int quietDays,
        long findings,
        @JsonProperty("episodes") List<PastAlert> alerts,
        List<Integer> weekly,
        Map<String, List<Integer>> mails) {

    /** Alerts a week, over all weeks of the result. */
    public double alertsAWeek() {
        return mean(weekly);
    }

    /** Mails a week to a subscriber, over all weeks of the result. */
    public double mailsAWeek(String subscriber) {
        return mean(mails.getOrDefault(subscriber, List.of()));
    }

    private static double mean(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).average().orElse(0);
    }

    static List<Integer> by(List<LocalDate> weeks, ToIntFunction<LocalDate> count) {
        return weeks.stream().map(count::applyAsInt).toList();
    }
}
