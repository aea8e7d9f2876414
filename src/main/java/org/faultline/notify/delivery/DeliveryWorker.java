package org.faultline.notify.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.job.BackgroundJob;
import org.faultline.notify.outbox.DomainRateLimit;
import org.faultline.notify.outbox.OutboxLeases;
import org.faultline.notify.outbox.StaleLetters;
import org.faultline.notify.transport.Backoff;
import org.faultline.notify.transport.Breaker;
import org.faultline.subscription.Channel;

/** Takes owed letters from the outbox to who reads them. A letter in flight at a crash goes again, under the same Message-ID. */
@ApplicationScoped
public class DeliveryWorker {
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    /** So many lines that break one after the other are no accident. */
    private static final int MOST_BROKEN = 3;

    private final StaleLetters stale;
    private final Breaker breaker;
    private final Clock clock;
    private final DeliveryRun mails;
    private final DeliveryRun calls;

    DeliveryWorker(
            OutboxLeases claims,
            DomainRateLimit pace,
            StaleLetters stale,
            MailCarrier mailCarrier,
            WebhookCarrier webhookCarrier,
            Clock clock,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size", defaultValue = "10") int connections) {
        this.stale = stale;
        this.clock = clock;
        this.breaker = new Breaker(PAUSES, MOST_BROKEN, RandomGenerator.getDefault());
        this.mails = new DeliveryRun(Channel.MAIL, mailCarrier, claims, pace, breaker, clock, connections);
        // a webhook that fails speaks for itself alone, so nothing ever trips this one
        Breaker open = new Breaker(PAUSES, MOST_BROKEN, RandomGenerator.getDefault());
        this.calls = new DeliveryRun(Channel.WEBHOOK, webhookCarrier, claims, pace, open, clock, connections);
    }

    /** Waits for the letters that are in flight; those after them go at the next start. */
    void stop(@Observes ShutdownEvent event) {
        mails.stop();
        calls.stop();
        mails.run();
        calls.run();
    }

    @BackgroundJob
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void deliverMails() {
        stale.merge(clock.instant());
        mails.run();
    }

    @BackgroundJob
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void callWebhooks() {
        calls.run();
    }

    /** Whether the mail server takes letters, as far as is known. */
    public Breaker.State mailServer() {
        return breaker.state(clock.instant());
    }
}
