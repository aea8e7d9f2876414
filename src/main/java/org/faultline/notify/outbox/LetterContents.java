package org.faultline.notify.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Revision;
import org.faultline.alert.store.SavedRevisions;
import org.faultline.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/** Looks up what a letter is about. One revision of an alert goes to thousands in a row, so the last few stay at hand for a moment. */
@ApplicationScoped
public class LetterContents {
    private static final int AT_HAND = 32;
    private static final Duration MOMENT = Duration.ofSeconds(5);

    /**
     * Who is told, and of what; nothing in a request to confirm.
     *
     * @param before what they were last told of it, where it is one revision and they were told anything
     * @param figures what happened altogether, in a digest that was due
     */
    public record Content(
            Subscription to,
            List<AlertUpdate> news,
            @Nullable Revision before,
            @Nullable DigestFigures figures) {}

    private record Key(long alertId, int revision) {}

    private record Kept(AlertUpdate news, Instant until) {}

    private final Digests digests;
    private final SavedRevisions savedRevisions;
    private final Clock clock;
    private final Map<Key, Kept> atHand = new LinkedHashMap<>();

    LetterContents(Digests digests, SavedRevisions savedRevisions, Clock clock) {
        this.digests = digests;
        this.savedRevisions = savedRevisions;
        this.clock = clock;
    }

    public Content of(LeasedLetter letter) {
        Subscription to = letter.to();
        return switch (letter.kind()) {
            case CONFIRM -> new Content(to, List.of(), null, null);
            case ALERT -> {
                long alertId = Objects.requireNonNull(letter.alertId());
                AlertUpdate news = news(new Key(alertId, Objects.requireNonNull(letter.revision())));
                Integer before = letter.before();
                Revision told =
                        before == null ? null : news(new Key(alertId, before)).revision();
                yield new Content(to, List.of(news), told, null);
            }
            case DIGEST -> {
                Digests.Digest digest = digests.of(letter.id());
                yield new Content(to, digest.entries(), null, digest.figures());
            }
        };
    }

    private synchronized AlertUpdate news(Key key) {
        Instant now = clock.instant();
        Kept kept = atHand.get(key);
        if (kept != null && now.isBefore(kept.until())) {
            return kept.news();
        }
        if (atHand.size() >= AT_HAND) {
            atHand.clear();
        }
        AlertUpdate news = savedRevisions.news(key.alertId(), key.revision());
        atHand.put(key, new Kept(news, now.plus(MOMENT)));
        return news;
    }
}
