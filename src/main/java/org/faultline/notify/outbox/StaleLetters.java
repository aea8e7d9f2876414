package org.faultline.notify.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.faultline.settings.Settings;
import org.jboss.logging.Logger;

/**
 * After a downtime nobody wants forty mails about yesterday: what one subscriber is owed since longer ago goes as one letter, with the
 * newest revision of each alert, so that an end or a withdrawal among them is told.
 */
@ApplicationScoped
public class StaleLetters {
    private static final Logger LOG = Logger.getLogger(StaleLetters.class);

    private static final String MERGE = """
            with stale as (
                select id, subscription, alert, revision from outbox
                where kind = 'ALERT' and state = 'WAITING' and created_at < ?1 for update skip locked),
            several as (select subscription, max(id) as last from stale group by subscription having count(*) > 1),
            made as (
                insert into outbox (message_id, subscription, kind, state, attempts, due, fence, created_at)
                select '<late.' || subscription || '.' || last || '@' || ?2 || '>', subscription, 'DIGEST', 'WAITING', 0, ?3, 0, ?3
                from several returning id, subscription),
            entries as (
                insert into digest_entry (letter, alert, revision)
                select made.id, alert, max(revision) from stale join made using (subscription) group by made.id, alert)
            update outbox set state = 'MERGED', merged_into = made.id
            from stale join made using (subscription) where outbox.id = stale.id
            """;

    private final EntityManager database;
    /** How long a letter may have waited and still go by itself. */
    private final Duration bound;

    private final String domain;

    StaleLetters(EntityManager database, Settings settings) {
        this.database = database;
        this.bound = settings.mailStale();
        this.domain = settings.mailDomain();
    }

    @Transactional
    public void merge(Instant now) {
        int merged = database.createNativeQuery(MERGE)
                .setParameter(1, now.minus(bound))
                .setParameter(2, domain)
                .setParameter(3, now)
                .executeUpdate();
        if (merged > 0) {
            LOG.infof("%d letters that waited for more than %s go as one for each subscriber", merged, bound);
        }
    }
}
