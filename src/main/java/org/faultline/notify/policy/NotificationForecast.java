package org.faultline.notify.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.faultline.alert.AlertUpdate;
import org.faultline.subscription.AlertFacets;
import org.faultline.subscription.Reader;
import org.faultline.subscription.SubscriptionWish;
import org.jspecify.annotations.Nullable;

/**
 * What a wish would have been told, had it stood all along: the decision that mails are sent by, over revisions in their order, with digests
 * and quiet hours at their time. Knows of no silences.
 */
public final class NotificationForecast {
    private final Reader reader;
    private final Function<AlertUpdate, AlertFacets> matters;
    private final Instant from;
    private final Map<Long, LedgerEntry> ledger = new HashMap<>();
    private final Map<Long, AlertUpdate> owed = new HashMap<>();
    private @Nullable Instant nextDue;
    private @Nullable Instant reached;
    private int atOnce;
    private int digests;

    /** @param from what would have been sent before is not counted */
    public NotificationForecast(SubscriptionWish wish, Function<AlertUpdate, AlertFacets> matters, Instant from) {
        this.reader = Reader.of(wish);
        this.matters = matters;
        this.from = from;
    }

    public int atOnce() {
        return atOnce;
    }

    public int digests() {
        return digests;
    }

    /** The next revision in time. */
    public void turn(AlertUpdate news) {
        Instant at = news.revision().at();
        until(at);
        if (decide(news, reader, at)) {
            count(at);
        }
    }

    /** Lets time pass up to a moment. */
    public void until(Instant moment) {
        if (reached == null) {
            nextDue = reader.wish().rhythm().next(moment, reader.wish().zone());
        }
        reached = moment;
        for (Instant due = due(); due != null && !due.isAfter(moment); due = due()) {
            if (due.equals(nextDue)) {
                digest(due);
            } else {
                again(due);
            }
        }
    }

    private @Nullable Instant due() {
        Optional<Instant> first =
                owed.keySet().stream().map(this::until).filter(Objects::nonNull).min(Comparator.naturalOrder());
        Instant digest = nextDue;
        return first.filter(f -> digest == null || f.isBefore(digest)).orElse(digest);
    }

    private @Nullable Instant until(long alertId) {
        LedgerEntry.Owed owing =
                ledger.getOrDefault(alertId, LedgerEntry.NOTHING).owed();
        return owing == null ? null : owing.until();
    }

    private void digest(Instant due) {
        Instant quiet = reader.quietUntil(due);
        if (quiet != null) {
            nextDue = quiet;
            return;
        }
        boolean any = false;
        for (AlertUpdate news : List.copyOf(owed.values())) {
            any |= decide(news, reader.withDigest(), due);
        }
        if ((any || reader.wish().evenIfNothing()) && !due.isBefore(from)) {
            digests++;
        }
        nextDue = reader.wish().rhythm().next(due, reader.wish().zone());
    }

    private void again(Instant due) {
        owed.entrySet().stream()
                .filter(e -> due.equals(until(e.getKey())))
                .map(Map.Entry::getValue)
                .toList()
                .forEach(news -> {
                    if (decide(news, reader, due)) {
                        count(due);
                    }
                });
    }

    private void count(Instant at) {
        if (!at.isBefore(from)) {
            atOnce++;
        }
    }

    /** Whether it is told now. */
    private boolean decide(AlertUpdate news, Reader asked, Instant now) {
        long alertId = news.alert().id();
        LedgerEntry before = ledger.getOrDefault(alertId, LedgerEntry.NOTHING);
        NotificationDecision verdict =
                new NotificationPolicy(before, news, matters.apply(news), asked, null, now).decide();
        ledger.put(alertId, verdict.after());
        if (verdict.after().owed() == null) {
            owed.remove(alertId);
        } else {
            owed.put(alertId, news);
        }
        return verdict.reason().told();
    }
}
