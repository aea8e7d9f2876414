package org.faultline.notify.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.alert.AlertUpdate;
import org.faultline.subscription.Reader;
import org.faultline.subscription.Subscription;

/** Knows which digests are due, owes their letters, and sets when the next are. */
@ApplicationScoped
public class DigestSender {
    private final Outbox outbox;
    private final Digests digests;
    private final DigestFigures.Source figures;

    DigestSender(Outbox outbox, Digests digests, DigestFigures.Source figures) {
        this.outbox = outbox;
        this.digests = digests;
        this.figures = figures;
    }

    /** Of those whose digest is due, those to whom it goes out now; in quiet hours and pauses it waits until they end. */
    public Set<Long> going(Collection<Subscription> due, Instant now) {
        return due.stream()
                .map(Reader::of)
                .filter(r -> !r.paused(now) && r.quietUntil(now) == null)
                .map(Reader::subscription)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public void send(Subscription to, List<AlertUpdate> entries, Instant now) {
        if (!entries.isEmpty() || to.wish().evenIfNothing()) {
            digests.keep(outbox.oweDigest(to, now), entries, figures.since(to.lastDigest()));
        }
        to.digested(now);
    }
}
