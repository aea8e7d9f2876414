package org.faultline.app.metrics;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.faultline.pipeline.Pipeline;
import org.faultline.report.store.Calendar;

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

    /** By the index of the numbers, however many reports wait. */
    private static final String WAITING = """
            select coalesce((select max(seq) from report), 0) - l.checkpoint,
                (select arrived_at from report where seq > l.checkpoint order by seq limit 1)
            from (select coalesce(max(checkpoint), 0) as checkpoint from lane) l
            """;

    private final MeterRegistry registry;
    private final Meters meters;
    private final Pipeline pipeline;
    private final AgroalDataSource database;
    private final Calendar calendar;

    private volatile double waiting = Double.NaN;
    private volatile double seconds = Double.NaN;
    private volatile int reports;
    private volatile int months;

    LaneMetrics(
            MeterRegistry registry, Meters meters, Pipeline pipeline, AgroalDataSource database, Calendar calendar) {
        this.registry = registry;
        this.meters = meters;
        this.pipeline = pipeline;
        this.database = database;
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
        meters.gauge("faultline.memory.reports", "Reports that the lane holds in memory", () -> reports);
        meters.gauge("faultline.memory.months", "Months that the lane holds in memory", () -> months);
        step("evaluate");
        step("commit");
    }

    void count(@Observes Pipeline.StepDone step) {
        step("evaluate").record(step.nanos(), TimeUnit.NANOSECONDS);
        step("commit").record(step.commitNanos(), TimeUnit.NANOSECONDS);
        reports = step.reports();
        months = step.months();
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
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(WAITING);
                ResultSet r = s.executeQuery()) {
            r.next();
            waiting = r.getLong(1);
            OffsetDateTime since = r.getObject(2, OffsetDateTime.class);
            seconds = since == null
                    ? 0
                    : Math.max(
                            0,
                            Duration.between(since.toInstant(), calendar.now()).toMillis() / 1000.0);
        } catch (SQLException e) {
            throw new IllegalStateException("could not look how many reports wait", e);
        }
    }

    @Override
    public void lost() {
        waiting = Double.NaN;
        seconds = Double.NaN;
    }
}
