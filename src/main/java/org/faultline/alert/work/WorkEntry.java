package org.faultline.alert.work;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One thing that somebody did about an alert, for good. */
@Entity
@Immutable
public class WorkEntry {
    /** The alert and the number of the entry in it, from 1. */
    @Embeddable
    public record Key(@Column(name = "alert") long alertId, int number) {}

    @EmbeddedId
    private Key key;

    private Instant at;
    private String by;

    @Enumerated(EnumType.STRING)
    private WorkAction act;

    private @Nullable String text;

    @Column(name = "from_value")
    private @Nullable String from;

    @Column(name = "to_value")
    private @Nullable String to;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected WorkEntry() {}

    WorkEntry(Key key, Instant at, WorkRequest act, @Nullable String from, @Nullable String to) {
        this.key = key;
        this.at = at;
        this.by = act.by();
        this.act = act.deed();
        this.text = act.text();
        this.from = from;
        this.to = to;
    }

    /** Whether the act is this one once more, by the same person. */
    boolean isOf(WorkRequest other) {
        return by.equals(other.by())
                && act == other.deed()
                && Objects.equals(text, other.text())
                && (other.to() == null || other.to().equals(to));
    }

    public int number() {
        return key.number();
    }

    public Instant at() {
        return at;
    }

    public String by() {
        return by;
    }

    public WorkAction act() {
        return act;
    }

    public @Nullable String text() {
        return text;
    }

    public @Nullable String from() {
        return from;
    }

    public @Nullable String to() {
        return to;
    }
}
