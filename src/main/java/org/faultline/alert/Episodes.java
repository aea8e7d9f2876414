package org.faultline.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** The episodes that are kept. */
@ApplicationScoped
class Episodes implements PanacheRepository<Episode> {
    /** Every episode of a fingerprint that still has evidence, oldest first. */
    List<Episode> standing(String fingerprint) {
        return list("fingerprint = ?1 and condition <> ?2 order by id", fingerprint, Condition.WITHDRAWN);
    }

    List<Episode> openButOver(LocalDate today) {
        return list(
                "condition in ?1 and overAfter < ?2 order by id",
                List.of(Condition.PENDING, Condition.ACTIVE, Condition.COOLING),
                today);
    }
}
