package org.faultline.alert;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One turn of a story: why it turned, and all that it said then; never changed. */
@Entity
@Immutable
public class Revision {
    /** The episode and the number of the revision in it, from 1. */
    @Embeddable
    public record Key(long episode, int number) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    private Instant at;

    @JdbcTypeCode(SqlTypes.JSON)
    private Snapshot snapshot;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Revision() {}

    Revision(long episode, int number, Reason reason, Instant at, Snapshot snapshot) {
        this.key = new Key(episode, number);
        this.reason = reason;
        this.at = at;
        this.snapshot = snapshot;
    }

    public long episode() {
        return key.episode();
    }

    public int number() {
        return key.number();
    }

    public Reason reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }

    public Snapshot snapshot() {
        return snapshot;
    }
}
