package org.faultline.alert.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertDecisions;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Workflow;
import org.jspecify.annotations.Nullable;

/** Keeps what people do about alerts, one after the other; whoever acts on what is no longer so is told. */
@ApplicationScoped
public class WorkLog {
    private final EntityManager database;
    private final AlertDecisions decisions;

    WorkLog(EntityManager database, AlertDecisions decisions) {
        this.database = database;
        this.decisions = decisions;
    }

    /**
     * Does what a person wants done; the same once more by the same person adds nothing.
     *
     * @param version the one the person saw, or null where it does not matter
     * @return where the work then stands; empty where there is no such alert
     * @throws StaleVersion where others have acted since that version
     * @throws NotAllowed where the alert as it stands does not allow it
     */
    @Transactional
    public Optional<Work> act(long alertId, WorkRequest act, @Nullable Integer version, Instant at) {
        Alert on = database.find(Alert.class, alertId);
        if (on == null) {
            return Optional.empty();
        }
        Work work = locked(alertId, at);
        if (work.holds(act, newest(alertId, act.deed()))) {
            return Optional.of(work);
        }
        if (version != null && version != work.version()) {
            throw new StaleVersion(version, work);
        }
        if (act.deed() == WorkAction.APPROVE && on.condition() != Condition.PENDING) {
            throw new NotAllowed(act.deed(), work, "the alert is " + on.condition() + " and waits for nobody");
        }
        database.persist(work.take(act, on.revision(), at));
        tell(act, on);
        return Optional.of(work);
    }

    private void tell(WorkRequest act, Alert on) {
        if (act.deed() == WorkAction.APPROVE) {
            decisions.approve(on.id(), act.by());
        } else if (act.startsAgain() && on.condition().open()) {
            decisions.startAgain(on.id(), act.by());
        }
    }

    /** One after the other, whoever comes: also where nothing was done yet. */
    private Work locked(long alertId, Instant at) {
        database.createNativeQuery("insert into work (alert, state, version, changed_by, changed_at)"
                        + " values (?1, 'OPEN', 0, '', ?2) on conflict do nothing")
                .setParameter(1, alertId)
                .setParameter(2, at)
                .executeUpdate();
        return database.find(Work.class, alertId, LockModeType.PESSIMISTIC_WRITE);
    }

    private @Nullable WorkEntry newest(long alertId, WorkAction deed) {
        return database.createQuery(
                        "from WorkEntry where key.alertId = ?1 and act = ?2 order by key.number desc", WorkEntry.class)
                .setParameter(1, alertId)
                .setParameter(2, deed)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** Where the work on an alert stands, also where nothing was done yet. */
    @Transactional
    public Work of(long alertId) {
        Work found = database.find(Work.class, alertId);
        return found == null ? Work.none(alertId) : found;
    }

    /** Of those of some alerts on which anything was done. */
    @Transactional
    public Map<Long, Work> of(Collection<Long> alertIds) {
        return database.createQuery("from Work where alertId in ?1", Work.class)
                .setParameter(1, alertIds)
                .getResultStream()
                .collect(Collectors.toMap(Work::alertId, w -> w));
    }

    /** Everything that was ever done about an alert, in its order. */
    @Transactional
    public List<WorkEntry> trail(long alertId) {
        return database.createQuery("from WorkEntry where key.alertId = ?1 order by key.number", WorkEntry.class)
                .setParameter(1, alertId)
                .getResultList();
    }

    /** Those of some alerts that are closed and did not begin again since; one that ended meanwhile says so itself. */
    @Transactional
    public Map<Long, Work> closed(Collection<Long> alertIds) {
        return database.createQuery(
                        "from Work w where w.alertId in ?1 and w.state = ?2 and not exists (select 1 from Revision r"
                                + " where r.key.alertId = w.alertId and r.key.number > w.revision and r.reason = ?3)",
                        Work.class)
                .setParameter(1, alertIds)
                .setParameter(2, Workflow.CLOSED)
                .setParameter(3, RevisionReason.REACTIVATED)
                .getResultStream()
                .collect(Collectors.toMap(Work::alertId, w -> w));
    }
}
