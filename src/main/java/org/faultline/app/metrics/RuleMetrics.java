package org.faultline.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.pipeline.Pipeline;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.RuleStopped;
import org.faultline.rule.firing.Firing;

/** What each rule that is loaded raises and costs, and whether it runs. */
@ApplicationScoped
class RuleMetrics implements Looked {
    private static final double NANOS_A_SECOND = 1e9;
    private static final Set<RevisionReason> BEGUN = Set.of(RevisionReason.FIRST, RevisionReason.BACKFILLED);

    private final MeterRegistry registry;
    private final Meters meters;
    private final RunningRules rules;
    private final RunningKnowledge knowledge;
    private final Pipeline pipeline;
    private final MultiGauge quarantined;

    RuleMetrics(
            MeterRegistry registry, Meters meters, RunningRules rules, RunningKnowledge knowledge, Pipeline pipeline) {
        this.pipeline = pipeline;
        this.registry = registry;
        this.meters = meters;
        this.rules = rules;
        this.knowledge = knowledge;
        this.quarantined = meters.gauges("faultline.rule.quarantined", "1 while the rule is out of service");
    }

    void start(@Observes StartupEvent event) {
        meters.gauge("faultline.rules.running", "Rules that run", () -> rules.book()
                .rules()
                .size());
        meters.gauge("faultline.rules.faults", "Why rules in the folder are not taken over", this::faults);
        meters.gauge(
                "faultline.knowledge.faults",
                "Why what stands in the folder of knowledge is not taken over",
                () -> knowledge.faults().size());
        Arrays.stream(RevisionReason.values()).forEach(this::revisions);
        look();
    }

    private int faults() {
        RunningRules.Attempt last = rules.last();
        return last == null ? 0 : last.faults().size();
    }

    /** Also begins the counts of rules that are new, with zeros, so that the first firing is seen to rise. */
    @Override
    public void look() {
        Set<String> out = rules.stopped().stream().map(RuleStopped::rule).collect(Collectors.toSet());
        Map<String, Integer> now = new TreeMap<>();
        for (String rule : rules.whole().keySet()) {
            now.put(rule, out.contains(rule) ? 1 : 0);
            firings(rule, "new");
            firings(rule, "gone");
            alerts(rule);
            pipeline.theatres().forEach(theatre -> cost(rule, theatre));
        }
        Meters.set(quarantined, "rule", now);
    }

    @Override
    public void lost() {
        Meters.set(quarantined, "rule", Map.of());
    }

    void count(@Observes Pipeline.StepDone step) {
        Set<String> loaded = rules.whole().keySet();
        step.ruleNanos().forEach((rule, nanos) -> {
            if (loaded.contains(rule)) {
                cost(rule, step.theatre()).increment(nanos / NANOS_A_SECOND);
            }
        });
        byRule(step.firings().come(), loaded)
                .forEach((rule, n) -> firings(rule, "new").increment(n));
        byRule(step.firings().gone(), loaded)
                .forEach((rule, n) -> firings(rule, "gone").increment(n));
        for (AlertUpdate update : step.updates()) {
            RevisionReason reason = update.revision().reason();
            revisions(reason).increment();
            if (BEGUN.contains(reason) && loaded.contains(update.alert().rule())) {
                alerts(update.alert().rule()).increment();
            }
        }
    }

    private static Map<String, Long> byRule(List<Firing> firings, Set<String> loaded) {
        return firings.stream()
                .map(Firing::rule)
                .filter(loaded::contains)
                .collect(Collectors.groupingBy(rule -> rule, Collectors.counting()));
    }

    private Counter firings(String rule, String change) {
        return Counter.builder("faultline.firings")
                .description("Firings that are new or say something else, and firings that are gone")
                .tag("rule", rule)
                .tag("change", change)
                .register(registry);
    }

    private Counter alerts(String rule) {
        return Counter.builder("faultline.alerts")
                .description("Alerts that began")
                .tag("rule", rule)
                .register(registry);
    }

    private Counter revisions(RevisionReason reason) {
        return Counter.builder("faultline.revisions")
                .description("Revisions of alerts, by why they changed")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter cost(String rule, String theatre) {
        return Counter.builder("faultline.rule.cpu.seconds")
                .description("Processor time of the rule in the lane, estimated")
                .tag("rule", rule)
                .tag(LaneMetrics.THEATRE, theatre)
                .register(registry);
    }
}
