package org.faultline.notify;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.alert.News;

/** The mails that are owed. Rows are written in the transaction of what they tell of, and claimed by workers that may die. */
@ApplicationScoped
public class Outbox implements PanacheRepository<Letter> {
    private static final Duration CONFIRM_PAUSE = Duration.ofDays(1);

    private final String domain;
    private final Duration lease;

    /** @param lease how long a worker may take to send; longer than every SMTP time-out together */
    Outbox(
            @ConfigProperty(name = "faultline.mail-domain", defaultValue = "faultline.localhost") String domain,
            @ConfigProperty(name = "faultline.mail-lease", defaultValue = "2M") Duration lease) {
        this.domain = domain;
        this.lease = lease;
    }

    void owe(Subscription to, News news) {
        long episode = news.episode().id();
        int revision = news.revision().number();
        String name = "alert." + episode + "." + revision + "." + to.id();
        persist(new Letter(
                Letter.Kind.ALERT,
                id(name),
                to.id(),
                episode,
                revision,
                news.revision().at()));
    }

    /** At most one request to confirm a day goes to an address. */
    void askToConfirm(Subscription to, Instant now) {
        long recent = count(
                "subscription = ?1 and kind = ?2 and createdAt > ?3",
                to.id(),
                Letter.Kind.CONFIRM,
                now.minus(CONFIRM_PAUSE));
        if (recent == 0) {
            String name = "confirm." + to.id() + "." + now.toEpochMilli();
            persist(new Letter(Letter.Kind.CONFIRM, id(name), to.id(), null, null, now));
        }
    }

    /** The id of the first mail of an episode to a subscriber, to which the later ones refer. */
    @Transactional
    String root(Letter letter) {
        return find("subscription = ?1 and episode = ?2 order by id", letter.subscription(), letter.episode())
                .firstResultOptional()
                .map(Letter::messageId)
                .orElse(letter.messageId());
    }

    private String id(String name) {
        return "<" + name + "@" + domain + ">";
    }

    /** Takes letters that are due, each for one lease; letters that another worker is just taking are passed over. */
    @Transactional
    List<Letter> claim(int most, Instant now) {
        List<Letter> due = find(
                        "state in ?1 and due <= ?2 order by id",
                        List.of(Letter.State.WAITING, Letter.State.CLAIMED),
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, most)
                .list();
        due.forEach(l -> l.claim(now.plus(lease)));
        return due;
    }

    /** Hibernate's name for SKIP LOCKED among lock time-outs. */
    private static final int SKIP_LOCKED = -2;

    /** Notes how sending went, unless the lease was lost and someone else has the letter now. */
    @Transactional
    void settle(Letter claimed, java.util.function.Consumer<Letter> outcome) {
        Letter now = findById(claimed.id());
        if (now != null && now.state() == Letter.State.CLAIMED && now.fence() == claimed.fence()) {
            outcome.accept(now);
        }
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
