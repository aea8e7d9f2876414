package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** How far each lane has come, and on what basis; moved only inside the transaction of what it caused. */
@ApplicationScoped
class Checkpoints {
    /** @param basis what the standing alerts were worked out from, "" before the first time */
    record Mark(long seq, String basis) {}

    private final EntityManager database;

    Checkpoints(EntityManager database) {
        this.database = database;
    }

    Mark of(String theatre) {
        List<?> found = database.createNativeQuery("select mark, basis from lane where theatre = ?1", Object[].class)
                .setParameter(1, theatre)
                .getResultList();
        if (found.isEmpty()) {
            return new Mark(0, "");
        }
        Object[] row = (Object[]) found.get(0);
        return new Mark(((Number) row[0]).longValue(), String.valueOf(row[1]));
    }

    void move(String theatre, long mark, String basis) {
        database.createNativeQuery("insert into lane (theatre, mark, basis) values (?1, ?2, ?3)"
                        + " on conflict (theatre) do update set mark = ?2, basis = ?3")
                .setParameter(1, theatre)
                .setParameter(2, mark)
                .setParameter(3, basis)
                .executeUpdate();
    }
}
