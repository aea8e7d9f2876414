package org.faultline.notify;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.faultline.alert.Severity;

/** Who wants to be told, and how they come and go: asked for by anyone, confirmed and ended only by who reads the address's mail. */
@ApplicationScoped
public class Subscriptions implements PanacheRepository<Subscription> {
    private final Outbox outbox;
    private final Tokens tokens;
    private final Clock clock;

    Subscriptions(Outbox outbox, Tokens tokens, Clock clock) {
        this.outbox = outbox;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Asks an address to confirm. Says nothing of whether it is known already.
     *
     * @throws InvalidAddress if it is not one mail address
     */
    @Transactional
    public void ask(String address, Severity least) {
        String clean = Address.checked(address);
        Instant now = clock.instant();
        getEntityManager()
                .createNativeQuery("""
                        insert into subscription (address, least_severity, asked_severity, state, created_at, changed_at)
                        values (?1, ?2, ?2, ?3, ?4, ?4) on conflict (address) do nothing
                        """)
                .setParameter(1, clean)
                .setParameter(2, least.name())
                .setParameter(3, Subscription.State.UNCONFIRMED.name())
                .setParameter(4, now)
                .executeUpdate();
        Subscription s = find("address", clean).singleResult();
        s.ask(least, now);
        outbox.askToConfirm(s, now);
    }

    @Transactional
    public Optional<Subscription> confirm(String token) {
        Optional<Subscription> found = of(token, Tokens.Purpose.CONFIRM);
        found.ifPresent(s -> s.confirm(clock.instant()));
        return found;
    }

    @Transactional
    public Optional<Subscription> unsubscribe(String token) {
        Optional<Subscription> found = of(token, Tokens.Purpose.UNSUBSCRIBE);
        found.ifPresent(s -> s.unsubscribe(clock.instant()));
        return found;
    }

    /** Whose token it is, if it is one of ours for that purpose; changes nothing. */
    @Transactional
    public Optional<Subscription> of(String token, Tokens.Purpose purpose) {
        return tokens.subscription(token, purpose).map(this::findById);
    }

    @Transactional
    Subscription reader(long id) {
        return findById(id);
    }

    List<Subscription> confirmed() {
        return list("state", Subscription.State.CONFIRMED);
    }
}
