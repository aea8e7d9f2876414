package org.faultline.notify.channel.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.faultline.notify.channel.Breaker;
import org.faultline.notify.outbox.Letters;

/** Figures of the outbox for Prometheus, asked of the database when somebody looks. */
@ApplicationScoped
class PostMetrics {
    private final MeterRegistry meters;
    private final Letters letters;
    private final MailChannel mail;
    private final Clock clock;

    PostMetrics(MeterRegistry meters, Letters letters, MailChannel mail, Clock clock) {
        this.meters = meters;
        this.letters = letters;
        this.mail = mail;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        gauge("faultline.letters.unsent", () -> letters.figures().unsent(), "Letters that wait or are on their way");
        gauge(
                "faultline.letters.oldest.unsent.seconds",
                this::oldest,
                "How long the oldest of them has waited; 0 where none does");
        gauge("faultline.letters.dead", () -> letters.figures().dead(), "Letters that were given up");
        gauge("faultline.letters.bounced", () -> letters.figures().bounced(), "Letters that were sent and came back");
        gauge(
                "faultline.mail.server",
                () -> mail.server() == Breaker.State.ALL_MAY_GO ? 1 : 0,
                "1 while the mail server takes letters, as far as is known");
    }

    /** In place of what a service that ran before in the same process left, which nobody answers any more. */
    private void gauge(String name, Supplier<Number> value, String what) {
        meters.find(name).gauges().forEach(meters::remove);
        Gauge.builder(name, value).description(what).register(meters);
    }

    private double oldest() {
        Instant since = letters.figures().oldestUnsent();
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }
}
