package org.faultline.app.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.faultline.pipeline.Pipeline;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ReportLog;

/**
 * How the lanes keep up, by theatre: what waits for them, how long their steps take, and what they hold in memory. What waits is told of all
 * theatres, everything else of those that are driven here; of one that has gone to another replica no gauge is left.
 */
@ApplicationScoped
class LaneMetrics implements Looked {
    static final String THEATRE = "theatre";

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
    private final MultiGauge waiting;
    private final MultiGauge seconds;
    private final MultiGauge toReview;
    private final MultiGauge reports;
    private final MultiGauge months;

    private volatile Set<String> known = Set.of();

    /** The last step of each theatre that is driven here. */
    private final Map<String, Pipeline.StepDone> last = new ConcurrentHashMap<>();

    LaneMetrics(MeterRegistry registry, Meters meters, Pipeline pipeline, ReportLog reportLog, Calendar calendar) {
        this.registry = registry;
        this.meters = meters;
        this.pipeline = pipeline;
        this.reportLog = reportLog;
        this.calendar = calendar;
        this.waiting = meters.gauges("faultline.lane.lag.reports", "Reports that are stored and not yet worked out");
        this.seconds = meters.gauges(
                "faultline.lane.lag.seconds", "How long the oldest of them has waited; 0 where none does");
        this.toReview = meters.gauges(
                "faultline.lane.review.months",
                "Months that are still to be worked out again, with other rules, knowledge or decisions");
        this.reports = meters.gauges("faultline.memory.reports", "Reports that the lane holds in memory");
        this.months = meters.gauges("faultline.memory.months", "Months that the lane holds in memory");
    }

    void start(@Observes StartupEvent event) {
        meters.gauge(
                "faultline.lane.up",
                "1 while all lanes of this replica can go on",
                () -> pipeline.trouble() == null ? 1 : 0);
    }

    void count(@Observes Pipeline.StepDone step) {
        step(step.theatre(), "evaluate").record(step.nanos(), TimeUnit.NANOSECONDS);
        step(step.theatre(), "commit").record(step.commitNanos(), TimeUnit.NANOSECONDS);
        if (last.put(step.theatre(), step) == null) {
            setMemory();
        }
    }

    private void setMemory() {
        Meters.set(reports, THEATRE, each(last, Pipeline.StepDone::reports));
        Meters.set(months, THEATRE, each(last, Pipeline.StepDone::months));
    }

    private Timer step(String theatre, String part) {
        return Timer.builder("faultline.step")
                .description("Steps of the lane: how long one takes to work out and to commit")
                .tag(THEATRE, theatre)
                .tag("part", part)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    @Override
    public void look() {
        Map<String, Integer> here = pipeline.toReviewByTheatre();
        last.keySet().retainAll(here.keySet());
        here.keySet().forEach(theatre -> {
            step(theatre, "evaluate");
            step(theatre, "commit");
        });
        Meters.set(toReview, THEATRE, here);
        setMemory();

        Map<String, ReportLog.Lag> lags = reportLog.lags();
        Instant now = calendar.now();
        known = lags.keySet();
        Meters.set(waiting, THEATRE, each(lags, ReportLog.Lag::reports));
        Meters.set(seconds, THEATRE, each(lags, lag -> lag.seconds(now)));
    }

    @Override
    public void lost() {
        Map<String, Double> unknown = new TreeMap<>();
        known.forEach(theatre -> unknown.put(theatre, Double.NaN));
        Meters.set(waiting, THEATRE, unknown);
        Meters.set(seconds, THEATRE, unknown);
    }

    private static <T> Map<String, Number> each(Map<String, T> all, Function<T, Number> figure) {
        Map<String, Number> figures = new TreeMap<>();
        all.forEach((theatre, one) -> figures.put(theatre, figure.apply(one)));
        return figures;
    }
}
