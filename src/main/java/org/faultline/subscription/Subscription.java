package org.faultline.subscription;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.faultline.rule.language.model.Severity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One wish to be told, of one address; an address may have several. */
@Entity
@SuppressWarnings("UnusedVariable") // the times are for who looks into the table
public class Subscription {
    /** Double opt-in: nobody is told before the address has confirmed. */
    public enum State {
        UNCONFIRMED,
        CONFIRMED,
        UNSUBSCRIBED
    }

    /** That a subscription has come, asks for other things, or has left; replaces is the one it goes on from. */
    public record Changed(
            long subscription, State state, @Nullable Long replaces, Instant at) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String address;

    /** What a webhook's calls are signed with; it has to be known to sign, so it is kept as it is. */
    private @Nullable String secret;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // replaced as a whole: else Hibernate copies it by way of JSON
    private SubscriptionWish wish;

    /** Those of the wish, which is kept without them so that the version before can read it during an upgrade. */
    private String[] theatres = {};

    @Enumerated(EnumType.STRING)
    private State state = State.UNCONFIRMED;

    private @Nullable Instant pausedUntil;

    /** When its next digest is due; null where it has none. */
    private @Nullable Instant nextDue;

    /** The one it stands for under another address, once it is confirmed. */
    private @Nullable Long replaces;

    private Instant createdAt;
    private Instant changedAt;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant digestedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    public Subscription() {}

    public Subscription(Channel channel, String address, @Nullable String secret, SubscriptionWish wish, Instant at) {
        this.channel = channel;
        this.address = address;
        this.secret = secret;
        this.wish = wish;
        this.theatres = theatres(wish);
        this.createdAt = at;
        this.changedAt = at;
    }

    public void confirm(Instant at) {
        state = State.CONFIRMED;
        confirmedAt = at;
        changedAt = at;
        nextDue = wish.rhythm().next(at, wish.zone());
    }

    public void change(SubscriptionWish other, Instant at) {
        wish = other;
        theatres = theatres(other);
        changedAt = at;
        nextDue = wish.rhythm().next(at, wish.zone());
    }

    /** Takes a pause, or none any more where until is null. */
    public void pause(@Nullable Instant until, Instant at) {
        pausedUntil = until;
        changedAt = at;
    }

    public void unsubscribe(Instant at) {
        state = State.UNSUBSCRIBED;
        changedAt = at;
    }

    /** Stands for another under this address once it is confirmed. */
    public void replace(Subscription other) {
        replaces = other.id();
    }

    /** After its digest went out, or would have if there had been anything to say. */
    public void digested(Instant at) {
        digestedAt = at;
        nextDue = wish.rhythm().next(at, wish.zone());
    }

    public Changed changed(Instant at) {
        return new Changed(id(), state, null, at);
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("the subscription has not been stored yet");
        }
        return id;
    }

    public Channel channel() {
        return channel;
    }

    /** A mail address, or a webhook's URL. */
    public String address() {
        return address;
    }

    public @Nullable String secret() {
        return secret;
    }

    public SubscriptionWish wish() {
        return wish.withTheatres(List.of(theatres));
    }

    private static String[] theatres(SubscriptionWish wish) {
        return wish.facets().theatres().toArray(String[]::new);
    }

    public Severity leastSeverity() {
        return wish.facets().severity();
    }

    public Language language() {
        return wish.language();
    }

    /** Whether mails bear no content, only a link to it. */
    public boolean linkOnly() {
        return wish.linkOnly();
    }

    public ZoneId zone() {
        return wish.zone();
    }

    public State state() {
        return state;
    }

    public @Nullable Instant pausedUntil() {
        return pausedUntil;
    }

    public @Nullable Instant nextDue() {
        return nextDue;
    }

    /** When its last digest was due, or else since when it stands. */
    public Instant lastDigest() {
        return Objects.requireNonNullElse(digestedAt, Objects.requireNonNullElse(confirmedAt, createdAt));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public @Nullable Instant confirmedAt() {
        return confirmedAt;
    }

    @Nullable
    public Long replaces() {
        return replaces;
    }
}
