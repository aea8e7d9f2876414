package org.faultline.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.alert.News;
import org.faultline.alert.Revision;
import org.faultline.alert.Turns;
import org.faultline.notify.subscriber.Subscription;
import org.faultline.notify.subscriber.Subscriptions;
import org.jspecify.annotations.Nullable;

/** Looks up what a letter is about. One turn of a story goes to thousands in a row, so the last few stay at hand for a moment. */
@ApplicationScoped
class Contents {
    private static final int AT_HAND = 32;
    private static final Duration MOMENT = Duration.ofSeconds(5);

    /**
     * Who is told, and of what; nothing in a request to confirm.
     *
     * @param before what they were last told of it, where it is one turn and they were told anything
     * @param figures what happened altogether, in a digest that was due
     */
    record Content(
            Subscription to,
            List<News> news,
            @Nullable Revision before,
            @Nullable DigestFigures figures) {}

    /** The newest turn before this one in a letter of its own or in a digest; what was given up told nobody. */
    private static final String TOLD_BEFORE = """
        select max(revision) from (
            select revision from outbox where subscription = ?1 and episode = ?2 and state <> 'DEAD'
            union all
            select d.revision from digest_entry d join outbox o on o.id = d.letter
            where o.subscription = ?1 and d.episode = ?2 and o.state <> 'DEAD') told
        where revision < ?3
        """;

    private record Key(long episode, int revision) {}

    private record Kept(News news, Instant until) {}

    private final EntityManager database;
    private final Subscriptions subscriptions;
    private final Digests digests;
    private final Turns turns;
    private final Clock clock;
    private final Map<Key, Kept> atHand = new LinkedHashMap<>();

    Contents(EntityManager database, Subscriptions subscriptions, Digests digests, Turns turns, Clock clock) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.digests = digests;
        this.turns = turns;
        this.clock = clock;
    }

    @Transactional
    Content of(Claim letter) {
        Subscription to = subscriptions.reader(letter.subscription());
        return switch (letter.kind()) {
            case CONFIRM -> new Content(to, List.of(), null, null);
            case ALERT -> {
                long episode = Objects.requireNonNull(letter.episode());
                News news = news(new Key(episode, Objects.requireNonNull(letter.revision())));
                yield new Content(to, List.of(news), before(letter), null);
            }
            case DIGEST -> {
                Digests.Digest digest = digests.of(letter.id());
                yield new Content(to, digest.entries(), null, digest.figures());
            }
        };
    }

    private @Nullable Revision before(Claim letter) {
        Object told = database.createNativeQuery(TOLD_BEFORE, Integer.class)
                .setParameter(1, letter.subscription())
                .setParameter(2, letter.episode())
                .setParameter(3, letter.revision())
                .getSingleResultOrNull();
        return told == null
                ? null
                : news(new Key(Objects.requireNonNull(letter.episode()), (Integer) told))
                        .revision();
    }

    private synchronized News news(Key key) {
        Instant now = clock.instant();
        Kept kept = atHand.get(key);
        if (kept != null && now.isBefore(kept.until())) {
            return kept.news();
        }
        if (atHand.size() >= AT_HAND) {
            atHand.clear();
        }
        News news = turns.news(key.episode(), key.revision());
        atHand.put(key, new Kept(news, now.plus(MOMENT)));
        return news;
    }
}
