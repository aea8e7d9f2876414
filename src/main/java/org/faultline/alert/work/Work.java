package org.faultline.alert.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import org.faultline.alert.lifecycle.Workflow;
import org.jspecify.annotations.Nullable;

/** Where the work on one alert stands. Its version is the number of its newest entry, 0 before the first. */
@Entity
@SuppressWarnings("UnusedVariable") // the revision is only asked for by a query
public class Work {
    @Id
    @Column(name = "alert")
    private long alertId;

    @Enumerated(EnumType.STRING)
    private Workflow state = Workflow.OPEN;

    private @Nullable String assignee;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict verdict;

    @Enumerated(EnumType.STRING)
    private @Nullable CloseUntil closedFor;

    private @Nullable String closedBy;
    private @Nullable Integer revision;
    private int version;
    private String changedBy = "";
    private Instant changedAt = Instant.EPOCH;

    protected Work() {}

    private Work(long alertId) {
        this.alertId = alertId;
    }

    /** The work on an alert about which nothing was done yet. */
    public static Work none(long alertId) {
        return new Work(alertId);
    }

    /**
     * Whether the same person has already done just that and it still holds, so that there is nothing to do.
     *
     * @param last the newest entry of the same deed, or null
     */
    boolean holds(WorkRequest act, @Nullable WorkEntry last) {
        return last != null
                && last.isOf(act)
                && state == act.deed().after(state)
                && (act.deed() != WorkAction.ASSIGN || Objects.equals(assignee, act.to()))
                && (act.deed() != WorkAction.VERDICT || Objects.equals(value(WorkAction.VERDICT), act.to()));
    }

    /**
     * Does what a person wants done.
     *
     * @param newest revision of the alert
     * @return what is to be kept of it
     * @throws NotAllowed in a state that does not allow it
     */
    WorkEntry take(WorkRequest act, int newest, Instant at) {
        if (!act.deed().allowedIn(state)) {
            throw new NotAllowed(act.deed(), this, "the alert is " + state);
        }
        String from = value(act.deed());
        set(act, newest);
        version++;
        changedBy = act.by();
        changedAt = at;
        return new WorkEntry(new WorkEntry.Key(alertId, version), at, act, from, outcome(act));
    }

    private void set(WorkRequest act, int newest) {
        state = act.deed().after(state);
        switch (act.deed()) {
            case ASSIGN -> assignee = act.to();
            case VERDICT -> verdict = Verdict.valueOf(Objects.requireNonNull(act.to()));
            case CLOSE -> {
                closedFor = CloseUntil.valueOf(Objects.requireNonNull(act.to()));
                closedBy = act.by();
                revision = newest;
            }
            case REOPEN -> {
                closedFor = null;
                closedBy = null;
                revision = null;
            }
            case ACKNOWLEDGE, NOTES, APPROVE -> {}
        }
    }

    private @Nullable String value(WorkAction of) {
        return switch (of) {
            case ASSIGN -> assignee;
            case VERDICT -> verdict == null ? null : verdict.name();
            case ACKNOWLEDGE, CLOSE, REOPEN -> state.name();
            case NOTES, APPROVE -> null;
        };
    }

    /** What the trail says came of it: of a closing, how long it is for. */
    private @Nullable String outcome(WorkRequest act) {
        return act.deed() == WorkAction.CLOSE ? act.to() : value(act.deed());
    }

    public long alertId() {
        return alertId;
    }

    public Workflow state() {
        return state;
    }

    public @Nullable String assignee() {
        return assignee;
    }

    public @Nullable Verdict verdict() {
        return verdict;
    }

    /** How long it is closed for; null unless it is closed. */
    public @Nullable CloseUntil closedFor() {
        return closedFor;
    }

    /** Who closed it; null unless it is closed. */
    public @Nullable String closedBy() {
        return closedBy;
    }

    public int version() {
        return version;
    }

    /** Who did the last thing, empty before the first. */
    public String changedBy() {
        return changedBy;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
