package org.faultline.alert.silence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.faultline.job.BackgroundJob;

/** Says once of each silence that it ends soon, so that nobody is surprised by what is then heard again. */
@ApplicationScoped
public class Reminders {
    /** That a silence ends soon, for who has to be told. */
    public record EndsSoon(long silence, String by, String why, Instant ends) {}

    private final Silences silences;
    private final Event<EndsSoon> told;
    private final Clock clock;

    Reminders(Silences silences, Event<EndsSoon> told, Clock clock) {
        this.silences = silences;
        this.told = told;
        this.clock = clock;
    }

    @BackgroundJob
    @Scheduled(every = "${faultline.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remind() {
        Instant now = clock.instant();
        List<EndsSoon> due = QuarkusTransaction.requiringNew().call(() -> silences.endingSoon(now));
        due.forEach(told::fireAsync);
    }
}
