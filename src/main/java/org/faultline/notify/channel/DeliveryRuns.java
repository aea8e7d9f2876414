package org.faultline.notify.channel;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.notify.outbox.AttemptResult;
import org.faultline.notify.outbox.OutboxLeases;

/** Gives each channel the run of its letters, and ends them with the service. */
@ApplicationScoped
public class DeliveryRuns {
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    /** So many lines that break one after the other are no accident. */
    private static final int MOST_BROKEN = 3;

    private final OutboxLeases leases;
    private final DomainRateLimit rateLimit;
    private final Clock clock;
    private final int abreast;
    private final Event<AttemptResult> settled;
    private final List<DeliveryRun> all = new CopyOnWriteArrayList<>();

    DeliveryRuns(
            OutboxLeases leases,
            DomainRateLimit rateLimit,
            Clock clock,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size", defaultValue = "10") int connections,
            Event<AttemptResult> settled) {
        this.leases = leases;
        this.rateLimit = rateLimit;
        this.clock = clock;
        this.abreast = connections;
        this.settled = settled;
    }

    public DeliveryRun of(DeliveryChannel channel) {
        Breaker breaker = new Breaker(PAUSES, MOST_BROKEN, RandomGenerator.getDefault());
        DeliveryRun run = new DeliveryRun(channel, leases, rateLimit, breaker, clock, abreast, settled::fire);
        all.add(run);
        return run;
    }

    /** Waits for the letters that are in flight; those after them go at the next start. */
    void stop(@Observes ShutdownEvent event) {
        all.forEach(DeliveryRun::stop);
        all.forEach(DeliveryRun::run);
    }
}
