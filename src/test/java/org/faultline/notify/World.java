package org.faultline.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.silence.Suppression;
import org.faultline.notify.policy.LedgerEntry;
import org.faultline.notify.policy.NotificationMode;
import org.faultline.notify.policy.NotificationReason;
import org.faultline.notify.policy.NotificationRound;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.AlertFacets;
import org.faultline.subscription.Reader;

/** Subscriptions, silences and a clock around the decision, in memory: what the notifier and the look at what was put off do by database. */
final class World {
    private static final Suppression SILENCE = new Suppression(Suppression.Kind.SILENCED, "desk", "exercise");

    /** What went out, and when; entries of one digest each for itself. */
    record Sent(Instant at, Reader to, AlertUpdate news, NotificationMode way, boolean quiet) {
        @Override
        public String toString() {
            return at + " " + to.address() + " " + news.alert().id() + "."
                    + news.revision().number() + " " + news.revision().reason() + " " + way;
        }
    }

    final List<Sent> sent = new ArrayList<>();
    final Map<Long, Reader> readers = new TreeMap<>();
    final Map<Long, Instant> nextDue = new HashMap<>();
    final Map<Long, Instant> silencedUntil = new HashMap<>();
    private final Map<NotificationRound.Key, LedgerEntry> ledger = new HashMap<>();
    private final Map<Long, AlertUpdate> newest = new TreeMap<>();

    void subscribe(Reader reader, Instant now) {
        readers.put(reader.subscription(), reader);
        Instant due = reader.wish().rhythm().next(now, reader.wish().zone());
        if (due != null) {
            nextDue.put(reader.subscription(), due);
        }
    }

    /** As the ledger does when what is asked for has changed. */
    void reconsider(long subscription, Instant now) {
        Set<NotificationReason> soon =
                Set.of(NotificationReason.AWAITS_DIGEST, NotificationReason.QUIET_HOURS, NotificationReason.PAUSED);
        ledger.replaceAll((key, told) -> {
            LedgerEntry.Owed owed = told.owed();
            return key.subscription() == subscription && owed != null && soon.contains(owed.why())
                    ? new LedgerEntry(
                            told.last(), new LedgerEntry.Owed(owed.why(), now, owed.graver(), owed.corrected()))
                    : told;
        });
    }

    boolean silenced(long alertId, Instant now) {
        Instant until = silencedUntil.get(alertId);
        return until != null && now.isBefore(until);
    }

    /** The lane tells of a turn. */
    void revise(AlertUpdate news, Instant now) {
        newest.put(news.alert().id(), news);
        decide(news, NotificationContext.people(readers.values()), now);
    }

    /** The look at what was put off; not called while the service is down. */
    void look(Instant now) {
        List<Long> going = nextDue.keySet().stream()
                .filter(s -> !now.isBefore(nextDue.get(s)))
                .filter(s -> !readers.get(s).paused(now) && readers.get(s).quietUntil(now) == null)
                .toList();
        List<NotificationRound.Key> due = ledger.keySet().stream()
                .filter(k -> due(k, ledger.get(k).owed(), going, now))
                .toList();
        for (AlertUpdate news : List.copyOf(newest.values())) {
            List<String> people = due.stream()
                    .filter(k -> k.alertId() == news.alert().id())
                    .map(k -> readers.get(k.subscription()).address())
                    .toList();
            Stream<Reader> known = readers.values().stream()
                    .filter(r -> people.contains(r.address()))
                    .filter(r -> ledger.containsKey(new NotificationRound.Key(
                            r.subscription(), news.alert().id())));
            decide(
                    news,
                    NotificationContext.people(known.map(r -> going.contains(r.subscription()) ? r.withDigest() : r)
                            .toList()),
                    now);
        }
        going.forEach(s -> nextDue.put(
                s,
                readers.get(s).wish().rhythm().next(now, readers.get(s).wish().zone())));
    }

    private boolean due(NotificationRound.Key key, LedgerEntry.Owed owed, List<Long> going, Instant now) {
        if (owed == null) {
            return false;
        }
        boolean time = owed.until() != null && !now.isBefore(owed.until());
        boolean digest = owed.why() == NotificationReason.AWAITS_DIGEST && going.contains(key.subscription());
        return time || digest || (owed.why().suppressed() && !silenced(key.alertId(), now));
    }

    private void decide(AlertUpdate news, Collection<List<Reader>> people, Instant now) {
        NotificationRound round = new NotificationRound(ledger, now);
        round.decide(news, AlertFacets.of(news, ""), silenced(news.alert().id(), now) ? SILENCE : null, people);
        round.changes().forEach((key, told) -> {
            if (told.empty()) {
                ledger.remove(key);
            } else {
                ledger.put(key, told);
            }
        });
        round.mails().forEach(m -> sent.add(new Sent(now, m.to(), m.news(), m.way(), m.to().quietUntil(now) != null)));
    }

    /** What one person was told of one alert, in order. */
    List<Sent> told(String address, long alertId) {
        return sent.stream()
                .filter(s ->
                        s.to().address().equals(address) && s.news().alert().id() == alertId)
                .toList();
    }

    /** The gravest that one person has been told of an alert from a revision on; null where nothing. */
    Severity gravest(String address, long alertId, int from) {
        return told(address, alertId).stream()
                .filter(s -> s.news().revision().number() >= from)
                .map(s -> s.news().revision().snapshot().severity())
                .max(Severity::compareTo)
                .orElse(null);
    }
}
