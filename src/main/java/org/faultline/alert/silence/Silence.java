package org.faultline.alert.silence;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.faultline.alert.Alert;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** That some alerts are told to nobody for a time, as somebody wants it for a reason. It is ended, never deleted. */
@Entity
public class Silence {
    /** Where a silence stands in time. */
    public enum State {
        SCHEDULED,
        RUNNING,
        ENDED
    }

    /**
     * When it holds: from a moment to another, and within them at weekly hours where those are given.
     *
     * @param ends null only with weekly hours, which then go on until somebody ends them
     */
    public record Times(
            Instant starts,
            @Nullable Instant ends,
            @Nullable WeeklyHours weekly) {}

    private static final Duration DAY = Duration.ofDays(1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @JdbcTypeCode(SqlTypes.JSON)
    private Matcher matcher;

    private Instant starts;
    private @Nullable Instant ends;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable WeeklyHours weekly;

    private String by;
    private String why;
    private Instant createdAt;
    private @Nullable Instant endedAt;
    private @Nullable String endedBy;
    private @Nullable Instant remindedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Silence() {}

    Silence(Matcher matcher, Times times, String by, String why, Instant now) {
        this.matcher = matcher;
        this.starts = times.starts();
        this.ends = times.ends();
        this.weekly = times.weekly();
        this.by = by;
        this.why = why;
        this.createdAt = now;
    }

    boolean covers(Alert alert, Instant now) {
        WeeklyHours hours = weekly;
        return state(now) == State.RUNNING && (hours == null || hours.covers(now)) && matcher.matches(alert);
    }

    public State state(Instant now) {
        Instant end = ends;
        if (endedAt != null || (end != null && !now.isBefore(end))) {
            return State.ENDED;
        }
        return now.isBefore(starts) ? State.SCHEDULED : State.RUNNING;
    }

    /** Ends it now; it stays as it is where it is over already. */
    void end(String person, Instant now) {
        if (state(now) != State.ENDED) {
            endedAt = now;
            endedBy = person;
        }
    }

    /** Whether it is time to say that it ends: a day before, or a quarter of its time before where it is shorter than four days; once. */
    boolean endsSoon(Instant now) {
        Instant end = ends;
        if (end == null || remindedAt != null || state(now) != State.RUNNING) {
            return false;
        }
        Duration quarter = Duration.between(starts, end).dividedBy(4);
        return !now.isBefore(end.minus(quarter.compareTo(DAY) < 0 ? quarter : DAY));
    }

    Reminders.EndsSoon remind(Instant now) {
        remindedAt = now;
        return new Reminders.EndsSoon(id(), by, why, Objects.requireNonNull(ends));
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("the silence has not been stored yet");
        }
        return id;
    }

    public Matcher matcher() {
        return matcher;
    }

    public Instant starts() {
        return starts;
    }

    public @Nullable Instant ends() {
        return ends;
    }

    public @Nullable WeeklyHours weekly() {
        return weekly;
    }

    public String by() {
        return by;
    }

    public String why() {
        return why;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When somebody ended it; null where nobody did. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public @Nullable String endedBy() {
        return endedBy;
    }
}
