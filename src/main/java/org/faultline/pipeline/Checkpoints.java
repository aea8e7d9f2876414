package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** How far each lane has committed, and from which inputs; moved only inside the transaction of what it caused. */
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

    void move(String theatre, long checkpoint, String inputs) {
        database.createNativeQuery("insert into lane (theatre, checkpoint, inputs) values (?1, ?2, ?3)"
                        + " on conflict (theatre) do update set checkpoint = ?2, inputs = ?3")
                .setParameter(1, theatre)
                .setParameter(2, checkpoint)
                .setParameter(3, inputs)
                .executeUpdate();
    }
}
