package org.faultline.subscription.store;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.subscription.Channel;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.SubscriptionWish;
import org.jspecify.annotations.Nullable;

/** Who wants to be told, and how they come: asked for by anyone, confirmed only by who reads what is sent to the address. */
@ApplicationScoped
public class Subscriptions implements PanacheRepository<Subscription> {
    /** Wishes that one address may have. */
    static final int MOST_AN_ADDRESS = 20;

    private static final String SAME = "channel = ?1 and address = ?2 and state <> ?3 order by id";

    private final ConfirmationLimit confirmationLimit;
    private final Tokens tokens;
    private final Event<Subscription.Changed> changes;
    private final Clock clock;

    Subscriptions(
            ConfirmationLimit confirmationLimit, Tokens tokens, Event<Subscription.Changed> changes, Clock clock) {
        this.confirmationLimit = confirmationLimit;
        this.tokens = tokens;
        this.changes = changes;
        this.clock = clock;
    }

    /** Where to tell someone, checked; a webhook's calls are signed with the secret. */
    public record Destination(
            Channel channel, String address, @Nullable String secret) {}

    /**
     * Asks an address to confirm, as far as its limit lets it. Says nothing of whether it is known already, and does about the same
     * work if it is.
     */
    @Transactional
    public void ask(Destination to, SubscriptionWish wish) {
        confirmationLimit.oneAtATime(to.address());
        Instant now = clock.instant();
        boolean mayInvite = confirmationLimit.mayInvite(to.address(), now);
        List<Subscription> known = ofAddress(to.channel(), to.address());
        known.stream()
                .filter(s -> s.wish().equals(wish) && Objects.equals(s.secret(), to.secret()))
                .findFirst()
                .or(() -> known.size() < MOST_AN_ADDRESS && (mayInvite || !known.isEmpty())
                        ? Optional.of(begun(to, wish, now))
                        : Optional.empty())
                .filter(s -> mayInvite && s.state() == Subscription.State.UNCONFIRMED)
                .ifPresent(s -> confirmationLimit.invite(s, now));
    }

    Subscription begun(Destination to, SubscriptionWish wish, Instant now) {
        Subscription s = new Subscription(to.channel(), to.address(), to.secret(), wish, now);
        persist(s);
        return s;
    }

    /** Those of an address that have not been ended. */
    List<Subscription> ofAddress(Channel channel, String address) {
        return list(SAME, channel, address, Subscription.State.UNSUBSCRIBED);
    }

    /** All of an address, ended ones too. */
    public List<Subscription> everOfAddress(Channel channel, String address) {
        return list("channel = ?1 and address = ?2 order by id", channel, address);
    }

    /** Those that ended before a moment. */
    public List<Subscription> endedBefore(Instant before) {
        return list("state = ?1 and changedAt < ?2 order by id", Subscription.State.UNSUBSCRIBED, before);
    }

    @Transactional
    public Optional<Subscription> confirm(String token) {
        Optional<Subscription> found = toConfirm(token);
        found.filter(s -> s.state() == Subscription.State.UNCONFIRMED).ifPresent(this::admit);
        return found;
    }

    /** Takes one in whose address is proven; where it stands for another, that one goes. */
    void admit(Subscription s) {
        Instant now = clock.instant();
        s.confirm(now);
        // who confirms has read a mail, whatever came back from there before
        getEntityManager()
                .createNativeQuery("delete from address_trouble where address = ?1")
                .setParameter(1, s.address())
                .executeUpdate();
        Long replaces = s.replaces();
        Subscription before = replaces == null ? null : findById(replaces);
        if (before != null && before.state() == Subscription.State.CONFIRMED) {
            changes.fire(new Subscription.Changed(s.id(), s.state(), before.id(), now));
            before.unsubscribe(now);
            changes.fire(before.changed(now));
        }
    }

    /** What a token confirms, unless it has been ended since; changes nothing. */
    @Transactional
    public Optional<Subscription> toConfirm(String token) {
        return tokens.confirms(token).map(this::findById).filter(s -> s.state() != Subscription.State.UNSUBSCRIBED);
    }

    @Transactional
    public Optional<Subscription> unsubscribe(String token) {
        Optional<Subscription> found = of(token, Tokens.Purpose.UNSUBSCRIBE);
        found.ifPresent(this::end);
        return found;
    }

    void end(Subscription s) {
        Instant now = clock.instant();
        s.unsubscribe(now);
        changes.fire(s.changed(now));
    }

    /** Whose token it is, if it is one of ours for that purpose; changes nothing. */
    @Transactional
    public Optional<Subscription> of(String token, Tokens.Purpose purpose) {
        return tokens.subscription(token, purpose).map(this::findById);
    }

    /** Some, by their numbers. */
    public Map<Long, Subscription> numbered(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : list("id in ?1", List.copyOf(numbers)).stream()
                        .collect(Collectors.toMap(Subscription::id, Function.identity()));
    }

    public List<Subscription> confirmed() {
        return list("state = ?1 order by id", Subscription.State.CONFIRMED);
    }

    /** Those whose digest is due. */
    public List<Subscription> digestDue(Instant now) {
        return list("state = ?1 and nextDue <= ?2 order by id", Subscription.State.CONFIRMED, now);
    }

    /** Some, and all others of the same addresses. */
    public List<Subscription> sharingAnAddress(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : list(
                        "state = ?1 and address in (select o.address from Subscription o where o.id in ?2) order by id",
                        Subscription.State.CONFIRMED,
                        List.copyOf(numbers));
    }
}
