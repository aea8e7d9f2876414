package org.faultline.trial.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one rule raises otherwise in one rule book than in another. An alert is the same when its group-by values and the day of its
 * first event are.
 *
 * @param gained those that only the new book raises
 * @param lost those that only the old one raised
 */
public record RuleDifference(String rule, List<PastAlert> gained, List<PastAlert> lost, List<Change> changed) {
    /**
     * One that both raise.
     *
     * @param what of evidence, severity and detected is not the same
     */
    @Schema(name = "PastAlertChange")
    public record Change(PastAlert before, PastAlert after, List<String> what) {}

    /** For each rule of either, by id. */
    public static List<RuleDifference> between(Result before, Result after) {
        Map<String, RuleResult> olds = byRule(before);
        Map<String, RuleResult> news = byRule(after);
        TreeMap<String, RuleResult> all = new TreeMap<>(olds);
        all.putAll(news);
        return all.keySet().stream()
                .map(rule -> of(rule, alerts(olds.get(rule)), alerts(news.get(rule))))
                .toList();
    }

    private static Map<String, RuleResult> byRule(Result result) {
        return result.rules().stream().collect(Collectors.toMap(RuleResult::rule, Function.identity()));
    }

    private static Map<PastAlert.Key, PastAlert> alerts(@Nullable RuleResult result) {
        Map<PastAlert.Key, PastAlert> all = new LinkedHashMap<>();
        if (result != null) {
            // of one that was withdrawn and raised again, the last
            result.alerts().forEach(e -> all.put(e.key(), e));
        }
        return all;
    }

    private static RuleDifference of(
            String rule, Map<PastAlert.Key, PastAlert> before, Map<PastAlert.Key, PastAlert> after) {
        List<PastAlert> gained = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        after.forEach((key, now) -> {
            PastAlert was = before.get(key);
            if (was == null) {
                gained.add(now);
            } else {
                List<String> what = what(was, now);
                if (!what.isEmpty()) {
                    changed.add(new Change(was, now, what));
                }
            }
        });
        List<PastAlert> lost = before.entrySet().stream()
                .filter(e -> !after.containsKey(e.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new RuleDifference(rule, List.copyOf(gained), lost, List.copyOf(changed));
    }

    private static List<String> what(PastAlert was, PastAlert now) {
        List<String> what = new ArrayList<>();
        if (!was.evidence().equals(now.evidence())) {
            what.add("evidence");
        }
        if (was.severity() != now.severity()) {
            what.add("severity");
        }
        if (!was.detected().equals(now.detected())) {
            what.add("detected");
        }
        return what;
    }
}
