package org.faultline.notify;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.faultline.job.BackgroundJob;
import org.faultline.settings.Settings;
import org.jboss.logging.Logger;

/** Forgets what was kept about people for as long as the settings say. */
@ApplicationScoped
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** What one transaction takes away at most. */
    private static final int AT_ONCE = 10_000;

    /** How long a refusal that does not stop an address counts, see {@link org.faultline.notify.outbox.Bounces}. */
    private static final Duration SOFT_BOUNCES = Duration.ofDays(30);

    /** A letter goes with the last one about the same alert to the same subscription, as the next one says what is new since. */
    private static final String LETTERS = """
            delete from outbox where id in (
                select o.id from outbox o
                where o.state in ('SENT', 'DEAD', 'MERGED', 'BOUNCED') and o.created_at < ?1
                    and not exists (select 1 from outbox l where l.alert = o.alert and l.subscription = o.subscription
                        and (l.created_at >= ?1 or l.state in ('WAITING', 'CLAIMED')))
                order by o.id limit ?2)
            """;

    private final EntityManager database;
    private final SubscriberData subscribers;
    private final Clock clock;
    private final Duration unsubscribed;
    private final Duration letters;

    Retention(EntityManager database, SubscriberData subscribers, Clock clock, Settings settings) {
        this.database = database;
        this.subscribers = subscribers;
        this.clock = clock;
        this.unsubscribed = settings.keepUnsubscribed();
        this.letters = settings.keepLetters();
    }

    @BackgroundJob
    @Scheduled(every = "1h", delayed = "2m")
    @Transactional
    void forget() {
        Instant now = clock.instant();
        SubscriberData.Erased ended = subscribers.eraseEnded(now.minus(unsubscribed));
        int old = database.createNativeQuery(LETTERS)
                .setParameter(1, now.minus(letters))
                .setParameter(2, AT_ONCE)
                .executeUpdate();
        database.createNativeQuery("delete from address_trouble where stopped_at is null and at < ?1")
                .setParameter(1, now.minus(SOFT_BOUNCES))
                .executeUpdate();
        if (ended.subscriptions() + old > 0) {
            LOG.infof(
                    "forgotten: %d subscriptions that ended before %s, and %d letters",
                    ended.subscriptions(), now.minus(unsubscribed), ended.letters() + old);
        }
    }
}
