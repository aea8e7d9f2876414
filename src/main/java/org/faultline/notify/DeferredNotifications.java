package org.faultline.notify;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.silence.Suppression;
import org.faultline.alert.store.SavedRevisions;
import org.faultline.job.BackgroundJob;
import org.faultline.notify.outbox.DigestSender;
import org.faultline.notify.policy.LedgerEntry;
import org.faultline.notify.policy.NotificationMode;
import org.faultline.notify.policy.NotificationRound;
import org.faultline.subscription.Reader;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.store.Subscriptions;

/**
 * Decides anew about what was put off, on what the alerts say by now, and lets digests go out. What became due while nobody looked is
 * due at the first look.
 */
@ApplicationScoped
class DeferredNotifications {
    /** Alerts whose rows are in memory at once. */
    private static final int MOST_AT_ONCE = 50;

    private final Subscriptions subscriptions;
    private final SavedRevisions savedRevisions;
    private final Ledger ledger;
    private final NotificationContext context;
    private final DigestSender digests;
    private final Clock clock;

    DeferredNotifications(
            Subscriptions subscriptions,
            SavedRevisions savedRevisions,
            Ledger ledger,
            NotificationContext context,
            DigestSender digests,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.savedRevisions = savedRevisions;
        this.ledger = ledger;
        this.context = context;
        this.digests = digests;
        this.clock = clock;
    }

    @BackgroundJob
    @Scheduled(every = "${faultline.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        QuarkusTransaction.requiringNew().run(() -> look(clock.instant()));
    }

    private void look(Instant now) {
        ledger.lock();
        Set<Long> going = digests.going(subscriptions.digestDue(now), now);
        Map<Long, Set<Long>> owed = owed(now, going);
        Set<Long> concerned = new TreeSet<>(going);
        owed.values().forEach(concerned::addAll);
        Map<Long, Subscription> people = new TreeMap<>();
        subscriptions.sharingAnAddress(concerned).forEach(s -> people.put(s.id(), s));
        Map<Long, List<AlertUpdate>> entries = new TreeMap<>();
        List<Long> alertIds = List.copyOf(owed.keySet());
        for (int i = 0; i < alertIds.size(); i += MOST_AT_ONCE) {
            List<Long> some = alertIds.subList(i, Math.min(alertIds.size(), i + MOST_AT_ONCE));
            NotificationRound round = round(some, owed, readers(people, going), now);
            context.handIn(round);
            round.mails().stream()
                    .filter(m -> m.way() == NotificationMode.DIGEST)
                    .forEach(m -> entries.computeIfAbsent(m.to().subscription(), s -> new ArrayList<>())
                            .add(m.news()));
        }
        people.values().stream()
                .filter(s -> going.contains(s.id()))
                .forEach(s -> digests.send(s, entries.getOrDefault(s.id(), List.of()), now));
    }

    private static Map<Long, Reader> readers(Map<Long, Subscription> people, Set<Long> going) {
        Map<Long, Reader> readers = new HashMap<>();
        people.forEach((number, s) ->
                readers.put(number, going.contains(number) ? Reader.of(s).withDigest() : Reader.of(s)));
        return readers;
    }

    /** By alert, the subscriptions about which it is time to decide anew. */
    private Map<Long, Set<Long>> owed(Instant now, Set<Long> going) {
        List<Long> waiting = ledger.suppressed();
        Set<Long> still =
                context.suppressed(savedRevisions.alerts(waiting), now).keySet();
        List<Long> freed = waiting.stream().filter(e -> !still.contains(e)).toList();
        Map<Long, Set<Long>> byAlert = new TreeMap<>();
        ledger.due(now, going, freed).forEach(key -> byAlert.computeIfAbsent(key.alertId(), e -> new TreeSet<>())
                .add(key.subscription()));
        return byAlert;
    }

    private NotificationRound round(
            List<Long> alertIds, Map<Long, Set<Long>> owed, Map<Long, Reader> readers, Instant now) {
        Map<Long, AlertUpdate> newest = savedRevisions.newest(alertIds);
        Map<Long, Suppression> suppressed = context.suppressed(
                newest.values().stream().map(AlertUpdate::alert).toList(), now);
        List<Long> known = new ArrayList<>(alertIds);
        known.addAll(NotificationRound.gravers(suppressed.values()));
        Map<NotificationRound.Key, LedgerEntry> rows = ledger.about(known);
        NotificationRound round = new NotificationRound(rows, now);
        newest.forEach((alertId, news) -> round.decide(
                news,
                context.matter(news),
                suppressed.get(alertId),
                concerned(alertId, owed.getOrDefault(alertId, Set.of()), rows, readers)));
        return round;
    }

    /** The people of some subscriptions, with all else of theirs that the ledger has about the alert: one mail a person. */
    private static Collection<List<Reader>> concerned(
            long alertId, Set<Long> due, Map<NotificationRound.Key, LedgerEntry> rows, Map<Long, Reader> readers) {
        Set<String> people = due.stream()
                .map(readers::get)
                .filter(Objects::nonNull)
                .map(Reader::address)
                .collect(Collectors.toSet());
        return NotificationContext.people(rows.keySet().stream()
                .filter(key -> key.alertId() == alertId && readers.containsKey(key.subscription()))
                .map(key -> readers.get(key.subscription()))
                .filter(r -> people.contains(r.address()))
                .sorted(Comparator.comparing(Reader::subscription))
                .toList());
    }
}
