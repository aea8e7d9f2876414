package org.faultline.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The episodes that are kept. */
@ApplicationScoped
class Episodes implements PanacheRepository<Episode> {
    /** Every episode of a fingerprint that still has evidence, oldest first. */
    List<Episode> standing(String fingerprint) {
        return list("fingerprint = ?1 and condition <> ?2 order by id", fingerprint, Condition.WITHDRAWN);
    }

    /** Those of some fingerprints of which there is any episode. */
    Set<String> known(Collection<String> fingerprints) {
        return new HashSet<>(getEntityManager()
                .createQuery("select distinct e.fingerprint from Episode e where e.fingerprint in ?1", String.class)
                .setParameter(1, fingerprints)
                .getResultList());
    }

    List<Episode> openButOver(LocalDate today) {
        return list(
                "condition in ?1 and overAfter < ?2 order by id",
                List.of(Condition.PENDING, Condition.ACTIVE, Condition.COOLING),
                today);
    }
}
