package org.faultline.notify;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.faultline.alert.Severity;
import org.jspecify.annotations.Nullable;

/** Someone who wants to be told of alerts of a severity or above; one for an address. */
@Entity
@SuppressWarnings("UnusedVariable") // the times are for who looks into the table
public class Subscription {
    /** Double opt-in: nobody is told before the address has confirmed. */
    public enum State {
        UNCONFIRMED,
        CONFIRMED,
        UNSUBSCRIBED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String address;

    @Enumerated(EnumType.STRING)
    private Severity leastSeverity;

    /** What was last asked for; it takes effect when it is confirmed. */
    @Enumerated(EnumType.STRING)
    private Severity askedSeverity;

    @Enumerated(EnumType.STRING)
    private State state = State.UNCONFIRMED;

    private Instant createdAt;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Subscription() {}

    void ask(Severity least, Instant at) {
        askedSeverity = least;
        changedAt = at;
    }

    void confirm(Instant at) {
        leastSeverity = askedSeverity;
        state = State.CONFIRMED;
        changedAt = at;
    }

    void unsubscribe(Instant at) {
        state = State.UNSUBSCRIBED;
        changedAt = at;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("the subscription has not been stored yet");
        }
        return id;
    }

    public String address() {
        return address;
    }

    public Severity leastSeverity() {
        return leastSeverity;
    }

    public Severity askedSeverity() {
        return askedSeverity;
    }

    public State state() {
        return state;
    }
}
