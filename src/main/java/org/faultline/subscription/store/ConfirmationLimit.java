package org.faultline.subscription.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.faultline.job.BackgroundJob;
import org.faultline.settings.Settings;
import org.faultline.subscription.Subscription;

/** Keeps the request to confirm from being used to molest people: one a day to an address, and not too many an hour altogether. */
@ApplicationScoped
class ConfirmationLimit {
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Until what nobody confirmed is forgotten; longer than any token to confirm it with lasts. */
    private static final Duration PATIENCE = Tokens.TIME_TO_CONFIRM.plusDays(1);

    private final EntityManager database;
    private final Invitations invitations;
    private final int mostAnHour;
    private final Clock clock;

    ConfirmationLimit(EntityManager database, Invitations invitations, Settings settings, Clock clock) {
        this.database = database;
        this.invitations = invitations;
        this.mostAnHour = settings.confirmationsAnHour();
        this.clock = clock;
    }

    /** Two who ask for one address at the same moment are one after the other. */
    void oneAtATime(String address) {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, address)
                .getSingleResult();
    }

    boolean mayInvite(String address, Instant now) {
        long today = asked("s.address = ?2", now.minus(PAUSE), address);
        long thisHour = asked("?2 = ?2", now.minus(HOUR), address);
        return today == 0 && thisHour < mostAnHour;
    }

    private long asked(String where, Instant since, String address) {
        return (Long) database.createNativeQuery(
                        "select count(*) from outbox o join subscription s on s.id = o.subscription"
                                + " where o.kind = 'CONFIRM' and o.created_at > ?1 and " + where,
                        Long.class)
                .setParameter(1, since)
                .setParameter(2, address)
                .getSingleResult();
    }

    void invite(Subscription to, Instant now) {
        invitations.askToConfirm(to, now);
    }

    @BackgroundJob
    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void forget() {
        Instant before = clock.instant().minus(PATIENCE);
        String stale = " subscription in (select id from subscription where state = 'UNCONFIRMED' and created_at < ?1)";
        database.createNativeQuery("delete from outbox where" + stale)
                .setParameter(1, before)
                .executeUpdate();
        database.createNativeQuery("delete from subscription where state = 'UNCONFIRMED' and created_at < ?1")
                .setParameter(1, before)
                .executeUpdate();
        database.createNativeQuery("delete from confirmation where expires_at < ?1")
                .setParameter(1, clock.instant())
                .executeUpdate();
    }
}
