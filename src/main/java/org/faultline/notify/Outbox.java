package org.faultline.notify;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.alert.News;
import org.faultline.notify.subscriber.Invitations;
import org.faultline.notify.subscriber.Subscription;

/** The mails that are owed. Rows are written in the transaction of what they tell of, and claimed by workers that may die. */
@ApplicationScoped
public class Outbox implements PanacheRepository<Letter>, Invitations {
    private final Clock clock;
    private final String domain;

    Outbox(Clock clock, @ConfigProperty(name = "faultline.mail-domain") String domain) {
        this.clock = clock;
        this.domain = domain;
    }

    void owe(Subscription to, News news) {
        long episode = news.episode().id();
        int revision = news.revision().number();
        String name = "alert." + episode + "." + revision + "." + to.id();
        persist(new Letter(Letter.Kind.ALERT, id(name), to.id(), episode, revision, clock.instant()));
    }

    /** Owes a digest, whose entries are kept under the number given back. */
    long oweDigest(Subscription to, Instant now) {
        String name = "digest." + to.id() + "." + now.toEpochMilli();
        Letter letter = new Letter(Letter.Kind.DIGEST, id(name), to.id(), null, null, now);
        persist(letter);
        return letter.id();
    }

    @Override
    public void askToConfirm(Subscription to, Instant now) {
        String name = "confirm." + to.id() + "." + now.toEpochMilli();
        persist(new Letter(Letter.Kind.CONFIRM, id(name), to.id(), null, null, now));
    }

    private String id(String name) {
        return "<" + name + "@" + domain + ">";
    }

    /** How many letters about an episode are in each state, by its name in small letters. */
    @Transactional
    public Map<String, Long> counts(long episode) {
        Map<String, Long> counts = new TreeMap<>();
        for (Letter.State state : Letter.State.values()) {
            counts.put(state.name().toLowerCase(Locale.ROOT), count("episode = ?1 and state = ?2", episode, state));
        }
        return counts;
    }
}
