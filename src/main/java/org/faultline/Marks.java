package org.faultline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** How far each lane has come; moved only inside the transaction of what it caused. */
@ApplicationScoped
class Marks {
    private final EntityManager database;

    Marks(EntityManager database) {
        this.database = database;
    }

    long of(String theatre) {
        List<?> found = database.createNativeQuery("select mark from lane where theatre = ?1")
                .setParameter(1, theatre)
                .getResultList();
        return found.isEmpty() ? 0 : ((Number) found.get(0)).longValue();
    }

    void move(String theatre, long mark) {
        database.createNativeQuery(
                        "insert into lane (theatre, mark) values (?1, ?2) on conflict (theatre) do update set mark = ?2")
                .setParameter(1, theatre)
                .setParameter(2, mark)
                .executeUpdate();
    }
}
