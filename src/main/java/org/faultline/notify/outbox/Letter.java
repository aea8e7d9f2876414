package org.faultline.notify.outbox;

import jakarta.persistence.Column;
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
@SuppressWarnings("UnusedVariable") // workers read and change the rows, see OutboxLeases
public class Letter {
    /** What it is about. */
    public enum Kind {
        CONFIRM,
        ALERT,
        /** Its entries stand in {@code digest_entry}. */
        DIGEST
    }

    /** What became of it so far. */
    public enum State {
        WAITING,
        /** A worker has it; when the lease has run out it is as good as WAITING. */
        CLAIMED,
        SENT,
        /** Given up; an operator may have it sent again. */
        DEAD,
        /** Another letter tells what it would have. */
        MERGED,
        /** Sent, and come back. */
        BOUNCED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String messageId;
    private long subscription;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "alert")
    private @Nullable Long alertId;

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
            @Nullable Long alertId,
            @Nullable Integer revision,
            Instant at) {
        this.kind = kind;
        this.messageId = messageId;
        this.subscription = subscription;
        this.alertId = alertId;
        this.revision = revision;
        this.due = at;
        this.createdAt = at;
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
    Long alertId() {
        return alertId;
    }

    @Nullable
    Integer revision() {
        return revision;
    }
}
