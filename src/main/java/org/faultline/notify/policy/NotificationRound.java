package org.faultline.notify.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.silence.Suppression;
import org.faultline.subscription.AlertFacets;
import org.faultline.subscription.Reader;
import org.jspecify.annotations.Nullable;

/** One round of decisions over a ledger in memory; what is to be written and sent is collected for who asked for it. */
public final class NotificationRound {
    /** Whose row, about what. */
    public record Key(long subscription, long alertId) {}

    /** A mail that is to go at once, or the entry of a digest. */
    public record Mail(Reader to, AlertUpdate news, NotificationMode way) {}

    /** How often one reason was given for one revision. */
    public record Reckoned(long alertId, int revision, NotificationReason reason) {}

    private final Map<Key, LedgerEntry> ledger;
    private final Instant now;
    private final Map<Key, LedgerEntry> changes = new LinkedHashMap<>();
    private final List<Mail> mails = new ArrayList<>();
    private final Map<Reckoned, Integer> counts = new LinkedHashMap<>();

    public NotificationRound(Map<Key, LedgerEntry> ledger, Instant now) {
        this.ledger = new HashMap<>(ledger);
        this.now = now;
    }

    /**
     * Decides for some people.
     *
     * @param people the subscriptions of each address
     */
    public void decide(
            AlertUpdate news,
            AlertFacets matter,
            @Nullable Suppression suppression,
            Collection<? extends List<Reader>> people) {
        for (List<Reader> person : people) {
            List<NotificationDecision> verdicts = person.stream()
                    .map(r -> new NotificationPolicy(told(r, news), news, matter, r, forReader(r, suppression), now)
                            .decide())
                    .toList();
            List<NotificationDecision> agreed = once(verdicts, news);
            for (int i = 0; i < person.size(); i++) {
                settle(person.get(i), news, agreed.get(i));
            }
        }
    }

    /** A graver alert keeps a lesser one quiet only for those who were told of the graver one: nobody is left without either. */
    private @Nullable Suppression forReader(Reader reader, @Nullable Suppression suppression) {
        Long graver = suppression == null ? null : suppression.graver();
        boolean knows = graver == null
                || ledger.getOrDefault(new Key(reader.subscription(), graver), LedgerEntry.NOTHING)
                                .last()
                        != null;
        return knows ? suppression : null;
    }

    /** The graver alerts among what keeps others quiet; what the ledger says of them has to be known. */
    public static List<Long> gravers(Collection<Suppression> all) {
        return all.stream().map(Suppression::graver).flatMap(Stream::ofNullable).toList();
    }

    /** Of several subscriptions of one person that want the same news told now, the first tells, and the others count as told. */
    private List<NotificationDecision> once(List<NotificationDecision> verdicts, AlertUpdate news) {
        int chosen = chosen(verdicts);
        if (chosen < 0 || verdicts.size() == 1) {
            return verdicts;
        }
        List<NotificationDecision> agreed = new ArrayList<>(verdicts);
        for (int i = 0; i < agreed.size(); i++) {
            if (i != chosen && agreed.get(i).wanted()) {
                agreed.set(
                        i,
                        new NotificationDecision(
                                NotificationMode.NONE,
                                NotificationReason.TOLD_BY_ANOTHER_SUBSCRIPTION,
                                LedgerEntry.of(news, now)));
            }
        }
        return agreed;
    }

    private static int chosen(List<NotificationDecision> verdicts) {
        for (NotificationMode way : List.of(NotificationMode.IMMEDIATE, NotificationMode.DIGEST)) {
            for (int i = 0; i < verdicts.size(); i++) {
                if (verdicts.get(i).way() == way && verdicts.get(i).reason().told()) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void settle(Reader reader, AlertUpdate news, NotificationDecision verdict) {
        LedgerEntry before = told(reader, news);
        LedgerEntry.Owed owed = before.owed();
        if (owed == null || owed.why() != verdict.reason()) {
            long alertId = news.alert().id();
            counts.merge(new Reckoned(alertId, news.revision().number(), verdict.reason()), 1, Integer::sum);
        }
        if (!verdict.after().equals(before)) {
            Key key = key(reader, news);
            ledger.put(key, verdict.after());
            changes.put(key, verdict.after());
        }
        if (verdict.reason().told()) {
            mails.add(new Mail(reader, news, verdict.way()));
        }
    }

    private LedgerEntry told(Reader reader, AlertUpdate news) {
        return ledger.getOrDefault(key(reader, news), LedgerEntry.NOTHING);
    }

    private static Key key(Reader reader, AlertUpdate news) {
        return new Key(reader.subscription(), news.alert().id());
    }

    /** What is to go at once or into a digest, in the order it was decided. */
    public List<Mail> mails() {
        return mails;
    }

    /** The rows that have changed; those that say nothing are to go. */
    public Map<Key, LedgerEntry> changes() {
        return changes;
    }

    /** Every decision but those that only put off once more what was put off before. */
    public Map<Reckoned, Integer> counts() {
        return counts;
    }
}
