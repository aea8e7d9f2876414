package org.faultline.notify.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.notify.mail.words.Words;
import org.faultline.settings.Settings;
import org.faultline.subscription.store.Tokens;
import org.jspecify.annotations.Nullable;

/** What comes back. A mailbox that is no more stops its address, one that refused too often too, until somebody confirms anew. */
@ApplicationScoped
public class Bounces {
    /** So many soft ones in a row, each within a month of the last, and the address is taken for dead. */
    private static final int MOST_SOFT = 5;

    private static final String COUNT = """
            with new as (select cast(:now as timestamptz) as at, cast(:hard as boolean) as hard)
            insert into address_trouble as t (address, soft, stopped_at, why, at)
            select :address, 1, case when hard then at end, :why, at from new
            on conflict (address) do update set
                soft = case when t.at > excluded.at - interval '30 days' then t.soft + 1 else 1 end,
                stopped_at = coalesce(t.stopped_at, excluded.stopped_at,
                    case when t.soft + 1 >= :most and t.at > excluded.at - interval '30 days' then excluded.at end),
                why = excluded.why, at = excluded.at
            """;

    private final EntityManager database;
    private final Clock clock;
    private final Tokens tokens;
    /** Where mails to {@code bounces+…@domain} are handed to this service; without it mails bear no such address. */
    private final Optional<String> domain;

    Bounces(EntityManager database, Tokens tokens, Clock clock, Settings settings) {
        this.database = database;
        this.clock = clock;
        this.tokens = tokens;
        this.domain = settings.bounceDomain();
    }

    public Optional<String> returnAddress(long letter) {
        return returnAddress().map(r -> r.of(letter));
    }

    /** The letter that a return address in a text stands for, if its signature is ours. */
    public Optional<Long> letter(String text) {
        return returnAddress().flatMap(r -> r.letter(text));
    }

    private Optional<ReturnAddress> returnAddress() {
        return domain.map(d -> new ReturnAddress(tokens.key(), d));
    }

    /** Takes what a mail system says of a letter; the same said again changes nothing. */
    @Transactional
    public void take(long letter, DeliveryStatus status) {
        String address = status.outcome() == DeliveryStatus.Outcome.DELAYED
                        || status.outcome() == DeliveryStatus.Outcome.DELIVERED
                ? null
                : bounced(letter, status);
        if (address != null) {
            count(address, status);
        }
    }

    /** Marks the letter; gives its address, or null where that was known already. */
    private @Nullable String bounced(long letter, DeliveryStatus status) {
        List<?> found = database.createNativeQuery("""
                        update outbox o set state = 'BOUNCED', bounced_at = ?2, error = ?3 from subscription s
                        where o.id = ?1 and o.state <> 'BOUNCED' and s.id = o.subscription returning s.address
                        """, String.class)
                .setParameter(1, letter)
                .setParameter(2, clock.instant())
                .setParameter(3, why(status))
                .getResultList();
        return found.isEmpty() ? null : (String) found.get(0);
    }

    private void count(String address, DeliveryStatus status) {
        boolean hard = status.outcome() == DeliveryStatus.Outcome.HARD;
        database.createNativeQuery(COUNT)
                .setParameter("address", address)
                .setParameter("hard", hard)
                .setParameter("now", clock.instant())
                .setParameter("why", why(status))
                .setParameter("most", MOST_SOFT)
                .executeUpdate();
    }

    private static String why(DeliveryStatus status) {
        return Words.headerLine("bounced (" + status.status() + "): " + status.diagnostic());
    }

    /**
     * What came back from an address.
     *
     * @param soft refusals in a row that do not stop it by themselves
     * @param stoppedAt since when nothing is sent there; null as long as it is
     */
    @Schema(name = "AddressTrouble")
    public record Trouble(
            String why, int soft, Instant at, @Nullable Instant stoppedAt) {}

    @Transactional
    public Optional<Trouble> trouble(String address) {
        List<?> found = database.createNativeQuery(
                        "select why, soft, at, stopped_at from address_trouble where address = ?1", Object[].class)
                .setParameter(1, address)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(c -> new Trouble((String) c[0], (Integer) c[1], (Instant) c[2], (Instant) c[3]))
                .findFirst();
    }

    /** Why nothing is sent to an address any more, where that is so. */
    @Transactional
    public Optional<String> stopped(String address) {
        return trouble(address).filter(t -> t.stoppedAt() != null).map(Trouble::why);
    }

    /** Sends to the address again: its reader has answered, or an operator says so. */
    @Transactional
    public void forgive(String address) {
        database.createNativeQuery("delete from address_trouble where address = ?1")
                .setParameter(1, address)
                .executeUpdate();
    }
}
