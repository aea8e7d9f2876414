package org.faultline.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.faultline.alert.silence.Silences;
import org.faultline.notify.channel.Breaker;
import org.faultline.notify.channel.mail.MailChannel;
import org.faultline.notify.outbox.AttemptResult;
import org.faultline.notify.outbox.Letters;
import org.faultline.notify.policy.NotificationReason;
import org.faultline.subscription.Channel;
import org.jspecify.annotations.Nullable;

/** How the letters fare, and what keeps alerts quiet. */
@ApplicationScoped
class OutboxMetrics implements Looked {
    private final MeterRegistry registry;
    private final Meters meters;
    private final Letters letters;
    private final Silences silences;
    private final MailChannel mail;
    private final Clock clock;

    private volatile Letters.@Nullable Figures figures;
    private volatile double running = Double.NaN;

    OutboxMetrics(
            MeterRegistry registry, Meters meters, Letters letters, Silences silences, MailChannel mail, Clock clock) {
        this.registry = registry;
        this.meters = meters;
        this.letters = letters;
        this.silences = silences;
        this.mail = mail;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        gauge("faultline.letters.unsent", Letters.Figures::unsent, "Letters that wait or are on their way");
        gauge(
                "faultline.letters.oldest.unsent.seconds",
                this::age,
                "How long the oldest of them has waited; 0 where none does");
        gauge("faultline.letters.dead", Letters.Figures::dead, "Letters that were given up");
        gauge("faultline.letters.bounced", Letters.Figures::bounced, "Letters that were sent and came back");
        meters.gauge(
                "faultline.mail.server",
                "1 while the mail server takes letters, as far as is known",
                () -> mail.server() == Breaker.State.ALL_MAY_GO ? 1 : 0);
        meters.gauge("faultline.silences.running", "Silences that have begun and are not over", () -> running);
        for (NotificationReason reason : NotificationReason.values()) {
            Counter.builder("faultline.decisions")
                    .description("Decisions whether a subscriber is told of a revision of an alert, by their reason")
                    .tag("reason", reason.label())
                    .register(registry);
        }
        for (Channel channel : Channel.values()) {
            for (AttemptResult.Outcome outcome : AttemptResult.Outcome.values()) {
                deliveries(channel, outcome);
            }
        }
    }

    private void gauge(String name, ToDoubleFunction<Letters.Figures> value, String what) {
        meters.gauge(name, what, () -> {
            Letters.Figures now = figures;
            return now == null ? Double.NaN : value.applyAsDouble(now);
        });
    }

    private double age(Letters.Figures now) {
        Instant since = now.oldestUnsent();
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }

    void count(@Observes AttemptResult result) {
        deliveries(result.letter().to().channel(), result.outcome()).increment();
    }

    private Counter deliveries(Channel channel, AttemptResult.Outcome outcome) {
        return Counter.builder("faultline.deliveries")
                .description("Attempts to deliver a letter, by how they ended")
                .tag("channel", channel.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    @Override
    public void look() {
        figures = letters.figures();
        running = silences.running(clock.instant()).size();
    }

    @Override
    public void lost() {
        figures = null;
        running = Double.NaN;
    }
}
