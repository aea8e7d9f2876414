package org.faultline.cli.backtest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.faultline.rule.language.model.Severity;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.RuleResult;

/**
 * What one rule costs in a replay: those who run it, and those who read it.
 *
 * @param microsAReport processor time for each report, in microseconds; estimated, see {@code Meter}
 * @param share of the time of all rules, from 0 to 1
 * @param alertsAWeek how many alerts a week it would have raised
 * @param mailsAWeek how many mails a week somebody would have had who asked for all severities
 */
record ReplayCost(String rule, double microsAReport, double share, double alertsAWeek, double mailsAWeek) {
    /** Of all rules, the dearest first. */
    static List<ReplayCost> of(Result result, Map<String, Long> nanos) {
        long all =
                Math.max(1, nanos.values().stream().mapToLong(Long::longValue).sum());
        return result.rules().stream()
                .map(r -> of(r, nanos.getOrDefault(r.rule(), 0L), all, result.reports()))
                .sorted(Comparator.comparingDouble(ReplayCost::microsAReport)
                        .reversed()
                        .thenComparing(ReplayCost::rule))
                .toList();
    }

    private static ReplayCost of(RuleResult rule, long nanos, long all, long reports) {
        return new ReplayCost(
                rule.rule(),
                nanos / 1_000.0 / Math.max(1, reports),
                (double) nanos / all,
                rule.alertsAWeek(),
                rule.mailsAWeek(Severity.LOW.name()));
    }
}
