package org.faultline.app.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.faultline.pipeline.Pipeline;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ReportLog;

/** How the lane keeps up: what waits for it, how long its steps take, and what it holds in memory. */
@ApplicationScoped
class LaneMetrics implements Looked {
    private static final Duration[] STEPS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2)
    };

    private final MeterRegistry registry;
    private final Meters meters;
    private final Pipeline pipeline;
    private final ReportLog reportLog;
    private final Calendar calendar;

    private volatile double waiting = Double.NaN;
    private volatile double seconds = Double.NaN;

    /** The last step of each theatre that is driven here. */
    private final Map<String, Pipeline.StepDone> last = new ConcurrentHashMap<>();

    LaneMetrics(MeterRegistry registry, Meters meters, Pipeline pipeline, ReportLog reportLog, Calendar calendar) {
        this.registry = registry;
        this.meters = meters;
        this.pipeline = pipeline;
        this.reportLog = reportLog;
        this.calendar = calendar;
    }

    void start(@Observes StartupEvent event) {
        meters.gauge("faultline.lane.up", "1 while the lane can go on", () -> pipeline.trouble() == null ? 1 : 0);
        meters.gauge("faultline.lane.lag.reports", "Reports that are stored and not yet worked out", () -> waiting);
        meters.gauge(
                "faultline.lane.lag.seconds",
                "How long the oldest of them has waited; 0 where none does",
                () -> seconds);
        meters.gauge(
                "faultline.lane.review.months",
                "Months that are still to be worked out again, with other rules, knowledge or decisions",
                pipeline::toReview);
        meters.gauge(
                "faultline.memory.reports",
                "Reports that the lanes of this replica hold in memory",
                () -> sum(Pipeline.StepDone::reports));
        meters.gauge(
                "faultline.memory.months",
                "Months that the lanes of this replica hold in memory",
                () -> sum(Pipeline.StepDone::months));
        step("evaluate");
        step("commit");
    }

    void count(@Observes Pipeline.StepDone step) {
        step("evaluate").record(step.nanos(), TimeUnit.NANOSECONDS);
        step("commit").record(step.commitNanos(), TimeUnit.NANOSECONDS);
        last.put(step.theatre(), step);
    }

    private int sum(ToIntFunction<Pipeline.StepDone> of) {
        last.keySet().retainAll(pipeline.theatres());
        return last.values().stream().mapToInt(of).sum();
    }

    private Timer step(String part) {
        return Timer.builder("faultline.step")
                .description("Steps of the lane: how long one takes to work out and to commit")
                .tag("part", part)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    @Override
    public void look() {
        ReportLog.Lag lag = reportLog.lag();
        waiting = lag.reports();
        seconds = lag.seconds(calendar.now());
    }

    @Override
    public void lost() {
        waiting = Double.NaN;
        seconds = Double.NaN;
    }
}
