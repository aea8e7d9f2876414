package org.faultline.web.rule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * What a rule costs in the lane, estimated.
 *
 * @param seconds of processor time since the service started
 * @param percent of what all rules took; 0 where they took nothing
 * @param allowed for one change of facts
 */
public record RuleCost(double seconds, double percent, Duration allowed) {
    private static final String METER = "faultline.rule.cpu.seconds";

    static RuleCost of(String rule, MeterRegistry registry, Duration allowed) {
        double own = sum(registry, rule);
        double all = registry.find(METER).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
        return new RuleCost(own, all == 0 ? 0 : 100 * own / all, allowed);
    }

    private static double sum(MeterRegistry registry, String rule) {
        return registry.find(METER).tag("rule", rule).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
