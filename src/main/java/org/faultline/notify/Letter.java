package org.faultline.notify;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One mail to one subscriber, from the moment it is owed until it is sent or given up. */
@Entity
@Table(name = "outbox")
@SuppressWarnings("UnusedVariable") // times and the last error are for who looks into the table
public class Letter {
    /** What it is about. */
    public enum Kind {
        CONFIRM,
        ALERT
    }

    /** CLAIMED letters whose lease has run out are WAITING again. */
    public enum State {
        WAITING,
        CLAIMED,
        SENT,
        DEAD
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String messageId;
    private long subscription;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable Long episode;
    private @Nullable Integer revision;

    @Enumerated(EnumType.STRING)
    private State state = State.WAITING;

    private int attempts;
    private Instant due;
    private long fence;
    private @Nullable String error;
    private Instant createdAt;
    private @Nullable Instant sentAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Letter() {}

    Letter(
            Kind kind,
            String messageId,
            long subscription,
            @Nullable Long episode,
            @Nullable Integer revision,
            Instant at) {
        this.kind = kind;
        this.messageId = messageId;
        this.subscription = subscription;
        this.episode = episode;
        this.revision = revision;
        this.due = at;
        this.createdAt = at;
    }

    /** Taken by one worker until the lease ends; the fence tells a worker that came back late from the one that took over. */
    void claim(Instant leaseEnds) {
        state = State.CLAIMED;
        due = leaseEnds;
        fence++;
        attempts++;
    }

    void sent(Instant at) {
        state = State.SENT;
        sentAt = at;
        error = null;
    }

    void retry(Instant at, String why) {
        state = State.WAITING;
        due = at;
        error = why;
    }

    void die(String why) {
        state = State.DEAD;
        error = why;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("the letter has not been stored yet");
        }
        return id;
    }

    String messageId() {
        return messageId;
    }

    long subscription() {
        return subscription;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    Long episode() {
        return episode;
    }

    @Nullable
    Integer revision() {
        return revision;
    }

    State state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    long fence() {
        return fence;
    }
}
