package org.faultline.subscription.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.faultline.subscription.Channel;
import org.faultline.subscription.Language;
import org.faultline.subscription.Subscription;
import org.faultline.subscription.SubscriptionWish;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a link from one of our mails may do: who has the mail reads what is sent to the address, so all its subscriptions
 * are theirs, and what they change takes effect at once. Another address has to confirm first.
 */
@ApplicationScoped
public class OwnSubscriptions {
    private final Subscriptions subscriptions;
    private final ConfirmationLimit confirmationLimit;
    private final Event<Subscription.Changed> changes;
    private final Clock clock;

    OwnSubscriptions(
            Subscriptions subscriptions,
            ConfirmationLimit confirmationLimit,
            Event<Subscription.Changed> changes,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.confirmationLimit = confirmationLimit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * All of one address that have not been ended, those not yet confirmed among them.
     *
     * @param language of the subscription whose mail the link stood in
     */
    public record Own(Channel channel, String address, Language language, List<Subscription> all) {}

    /** Empty where the token is none of ours. */
    @Transactional
    public Optional<Own> of(String token) {
        return subscriptions
                .of(token, Tokens.Purpose.MANAGE)
                .map(s -> new Own(
                        s.channel(), s.address(), s.language(), subscriptions.ofAddress(s.channel(), s.address())));
    }

    /** One of them; empty where the token is none of ours, or the number is of somebody else's. */
    @Transactional
    public Optional<Subscription> one(String token, long number) {
        return of(token)
                .flatMap(own -> own.all().stream().filter(s -> s.id() == number).findFirst());
    }

    /** Asks for something more; empty also where the address has as many as it may. */
    @Transactional
    public Optional<Subscription> add(String token, SubscriptionWish wish) {
        return subscriptions.of(token, Tokens.Purpose.MANAGE).flatMap(s -> {
            confirmationLimit.oneAtATime(s.address());
            if (subscriptions.ofAddress(s.channel(), s.address()).size() >= Subscriptions.MOST_AN_ADDRESS) {
                return Optional.empty();
            }
            Subscription added = subscriptions.begun(
                    new Subscriptions.Destination(s.channel(), s.address(), s.secret()), wish, clock.instant());
            subscriptions.admit(added);
            return Optional.of(added);
        });
    }

    /** Confirms one that was asked for without the link to confirm it. */
    @Transactional
    public Optional<Subscription> confirm(String token, long number) {
        Optional<Subscription> found = one(token, number);
        found.filter(s -> s.state() == Subscription.State.UNCONFIRMED).ifPresent(subscriptions::admit);
        return found;
    }

    @Transactional
    public Optional<Subscription> change(String token, long number, SubscriptionWish wish) {
        return changed(token, number, (s, now) -> s.change(wish, now));
    }

    /** Pauses until a moment, or goes on where none is given. */
    @Transactional
    public Optional<Subscription> pause(String token, long number, @Nullable Instant until) {
        return changed(token, number, (s, now) -> s.pause(until, now));
    }

    private interface Change {
        void of(Subscription s, Instant now);
    }

    private Optional<Subscription> changed(String token, long number, Change change) {
        Optional<Subscription> found = one(token, number);
        found.ifPresent(s -> {
            change.of(s, clock.instant());
            changes.fire(s.changed(clock.instant()));
        });
        return found;
    }

    /** Asks another address to confirm that it takes over; until it does everything stays as it is. */
    @Transactional
    public Optional<Subscription> move(String token, long number, String address) {
        Optional<Subscription> found = one(token, number);
        found.ifPresent(s -> {
            confirmationLimit.oneAtATime(address);
            Instant now = clock.instant();
            if (confirmationLimit.mayInvite(address, now)) {
                Subscription moved = subscriptions.begun(
                        new Subscriptions.Destination(s.channel(), address, s.secret()), s.wish(), now);
                moved.replace(s);
                confirmationLimit.invite(moved, now);
            }
        });
        return found;
    }

    @Transactional
    public Optional<Subscription> end(String token, long number) {
        Optional<Subscription> found = one(token, number);
        found.ifPresent(subscriptions::end);
        return found;
    }

    /** Ends all of the address; how many there were. */
    @Transactional
    public int endAll(String token) {
        List<Subscription> all = of(token).map(Own::all).orElse(List.of());
        all.forEach(subscriptions::end);
        return all.size();
    }
}
