package org.faultline.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.faultline.alert.News;
import org.jboss.logging.Logger;

/** Decides for every subscriber and every turn of a story, and writes what is owed. Runs inside the lane's transaction. */
@ApplicationScoped
public class Notifier {
    private static final Logger LOG = Logger.getLogger(Notifier.class);

    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final EntityManager ledger;

    Notifier(Subscriptions subscriptions, Outbox outbox, EntityManager ledger) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    public void tell(List<News> all) {
        if (all.isEmpty()) {
            return;
        }
        List<Subscription> readers = subscriptions.confirmed();
        for (News news : all) {
            readers.forEach(reader -> tell(reader, news));
        }
    }

    private void tell(Subscription reader, News news) {
        Told.Key key = new Told.Key(reader.id(), news.episode().id());
        Told last = ledger.find(Told.class, key);
        Decision decision = Decision.of(last, news, reader.leastSeverity());
        LOG.debugf(
                "episode %d revision %d, subscription %d: %s",
                key.episode(), news.revision().number(), key.subscription(), decision);
        if (!decision.send()) {
            return;
        }
        outbox.owe(reader, news);
        if (last == null) {
            ledger.persist(new Told(key, news));
        } else {
            last.tell(news);
        }
    }
}
