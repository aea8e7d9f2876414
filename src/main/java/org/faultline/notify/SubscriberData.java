package org.faultline.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.notify.outbox.Bounces;
import org.faultline.notify.outbox.Letters;
import org.faultline.subscription.Channel;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.store.Subscriptions;
import org.jspecify.annotations.Nullable;

/** All that is kept about a subscriber, to be seen and to be erased (GDPR, articles 15 and 17). */
@ApplicationScoped
public class SubscriberData {
    /** What a subscription was last told of an alert, or is owed and why it could not be told yet; kept as long as it stands. */
    @Schema(name = "ToldRevision")
    public record Told(
            long subscription,
            long alert,
            @Nullable Integer revision,
            @Nullable Instant at,
            @Nullable String owed) {}

    /**
     * All of one address.
     *
     * @param subscriptions in every state, ended ones too
     * @param trouble what came back from the address
     */
    public record Kept(
            List<Subscription> subscriptions,
            List<Letters.Item> letters,
            List<Told> told,
            Bounces.@Nullable Trouble trouble) {}

    /** How many rows are gone. */
    @Schema(name = "ErasedCounts")
    public record Erased(int subscriptions, int letters) {}

    private static final String TOLD = """
            select l.subscription, l.alert, l.revision, l.at, l.owed
            from ledger_entry l join subscription s on s.id = l.subscription
            where s.channel = ?1 and s.address = ?2 order by l.subscription, l.alert
            """;

    private final EntityManager database;
    private final Ledger ledger;
    private final Subscriptions subscriptions;
    private final Letters letters;
    private final Bounces bounces;

    SubscriberData(
            EntityManager database, Ledger ledger, Subscriptions subscriptions, Letters letters, Bounces bounces) {
        this.database = database;
        this.ledger = ledger;
        this.subscriptions = subscriptions;
        this.letters = letters;
        this.bounces = bounces;
    }

    @Transactional
    public Kept of(Channel channel, String address) {
        List<?> told = database.createNativeQuery(TOLD, Object[].class)
                .setParameter(1, channel.name())
                .setParameter(2, address)
                .getResultList();
        return new Kept(
                subscriptions.everOfAddress(channel, address),
                letters.to(channel, address),
                told.stream().map(row -> told((Object[]) row)).toList(),
                bounces.trouble(address).orElse(null));
    }

    private static Told told(Object[] c) {
        return new Told((Long) c[0], (Long) c[1], (Integer) c[2], (Instant) c[3], (String) c[4]);
    }

    /** Ends all subscriptions of an address and takes away everything about it; the backups that were made keep it. */
    @Transactional
    public Erased erase(Channel channel, String address) {
        return erase(subscriptions.everOfAddress(channel, address));
    }

    /** Takes away what is left of subscriptions that ended long ago. */
    @Transactional
    Erased eraseEnded(Instant before) {
        return erase(subscriptions.endedBefore(before));
    }

    private Erased erase(List<Subscription> gone) {
        if (gone.isEmpty()) {
            return new Erased(0, 0);
        }
        // whoever decides just now may owe one of them a letter
        ledger.lock();
        Long[] ids = gone.stream().map(Subscription::id).toArray(Long[]::new);
        delete("ledger_entry where subscription = any (?1)", ids);
        int letters = delete("outbox where subscription = any (?1)", ids);
        int rows = delete("subscription where id = any (?1)", ids);
        database.clear();
        database.createNativeQuery(
                        "delete from address_trouble t where not exists (select 1 from subscription s where s.address = t.address)")
                .executeUpdate();
        return new Erased(rows, letters);
    }

    private int delete(String what, Long[] ids) {
        return database.createNativeQuery("delete from " + what)
                .setParameter(1, ids)
                .executeUpdate();
    }
}
