package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.faultline.pipeline.lane.LaneInputs;
import org.faultline.pipeline.ownership.Lease;
import org.faultline.pipeline.ownership.LeaseLost;

/** How far each lane has committed, and from which inputs; moved only inside the transaction of what it caused, by who holds its lease. */
@ApplicationScoped
class Checkpoints {
    /** @param inputs {@link LaneInputs#name} of what the standing alerts were worked out from, "" before the first time */
    record Checkpoint(long seq, String inputs) {}

    private final EntityManager database;

    Checkpoints(EntityManager database) {
        this.database = database;
    }

    Checkpoint of(String theatre) {
        List<?> found = database.createNativeQuery(
                        "select checkpoint, inputs from lane where theatre = ?1", Object[].class)
                .setParameter(1, theatre)
                .getResultList();
        if (found.isEmpty()) {
            return new Checkpoint(0, "");
        }
        Object[] row = (Object[]) found.get(0);
        return new Checkpoint(((Number) row[0]).longValue(), String.valueOf(row[1]));
    }

    /** The months in which reports came to a theatre or left it otherwise than by the log, and the number of the last note of them. */
    record Resorted(List<YearMonth> months, long last) {}

    /** As noted after a number. */
    Resorted resorted(String theatre, long after) {
        List<?> found = database.createNativeQuery(
                        "select month, max(number) from resorted_month where theatre = ?1 and number > ?2 group by month",
                        Object[].class)
                .setParameter(1, theatre)
                .setParameter(2, after)
                .getResultList();
        List<Object[]> rows = found.stream().map(Object[].class::cast).toList();
        return new Resorted(
                rows.stream().map(r -> YearMonth.from((LocalDate) r[0])).toList(),
                rows.stream().mapToLong(r -> ((Number) r[1]).longValue()).max().orElse(after));
    }

    /** Forgets what was noted of a month up to a number, as it is worked out again. */
    void forget(String theatre, YearMonth month, long last) {
        database.createNativeQuery("delete from resorted_month where theatre = ?1 and month = ?2 and number <= ?3")
                .setParameter(1, theatre)
                .setParameter(2, month.atDay(1))
                .setParameter(3, last)
                .executeUpdate();
    }

    /**
     * To be said last in the transaction, which then cannot be overtaken by another that takes the lease.
     *
     * @throws LeaseLost if another has taken it before
     */
    void move(Lease lease, long checkpoint, String inputs) {
        int moved = database.createNativeQuery(
                        "update lane set checkpoint = ?3, inputs = ?4 where theatre = ?1 and fence = ?2")
                .setParameter(1, lease.theatre())
                .setParameter(2, lease.fence())
                .setParameter(3, checkpoint)
                .setParameter(4, inputs)
                .executeUpdate();
        if (moved == 0) {
            throw new LeaseLost(lease);
        }
    }

    /**
     * The same for a transaction that moves nothing.
     *
     * @throws LeaseLost likewise
     */
    void hold(Lease lease) {
        if (!isNewest(lease, " for update")) {
            throw new LeaseLost(lease);
        }
    }

    /** Whether nobody has taken it since; that may change at once. */
    boolean isNewest(Lease lease) {
        return isNewest(lease, "");
    }

    private boolean isNewest(Lease lease, String lock) {
        return !database.createNativeQuery("select 1 from lane where theatre = ?1 and fence = ?2" + lock)
                .setParameter(1, lease.theatre())
                .setParameter(2, lease.fence())
                .getResultList()
                .isEmpty();
    }
}
