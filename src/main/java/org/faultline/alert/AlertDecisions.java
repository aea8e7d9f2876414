package org.faultline.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.NoResultException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * What people decided about how an alert is told: that one that waits may be told, or that what comes later begins another. They outlive
 * every telling, and the lane tells the alert again by them.
 */
@ApplicationScoped
public class AlertDecisions {
    /** What was decided. */
    public enum Kind {
        APPROVED,
        STARTS_AGAIN
    }

    /**
     * One decision.
     *
     * @param day the last day of what was told by then
     */
    public record Decided(long alertId, Kind kind, LocalDate day) {}

    /** That something was decided about the alerts of a fingerprint. */
    public record Changed(String fingerprint) {}

    private final EntityManager database;
    private final Event<Changed> changed;
    private final Clock clock;

    AlertDecisions(EntityManager database, Event<Changed> changed, Clock clock) {
        this.database = database;
        this.changed = changed;
        this.clock = clock;
    }

    /** Lets an alert be told that waits for it; within the caller's transaction. */
    public void approve(long alertId, String by) {
        decide(alertId, Kind.APPROVED, by);
    }

    /** Makes whatever happens after an alert's last event another alert; within the caller's transaction. */
    public void startAgain(long alertId, String by) {
        decide(alertId, Kind.STARTS_AGAIN, by);
    }

    private void decide(long alertId, Kind kind, String by) {
        List<?> found = database.createNativeQuery(
                        "insert into alert_decision (alert, fingerprint, kind, day, by, at)"
                                + " select id, fingerprint, ?2, last_event, ?3, ?4 from alert where id = ?1 returning fingerprint",
                        String.class)
                .setParameter(1, alertId)
                .setParameter(2, kind.name())
                .setParameter(3, by)
                .setParameter(4, clock.instant())
                .getResultList();
        if (found.isEmpty()) {
            throw new NoResultException("there is no alert " + alertId);
        }
        changed.fire(new Changed((String) found.get(0)));
    }

    /** The fingerprints whose alerts of a theatre have not been told again since something was decided about them; from now on they have. */
    public List<String> heed(String theatre) {
        List<?> found = database.createNativeQuery(
                        "update alert_decision d set applied = true from alert a"
                                + " where not d.applied and a.id = d.alert and a.theatre = ?1 returning d.fingerprint",
                        String.class)
                .setParameter(1, theatre)
                .getResultList();
        return found.stream().map(String.class::cast).distinct().toList();
    }
}
