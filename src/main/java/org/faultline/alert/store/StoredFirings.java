package org.faultline.alert.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.faultline.alert.StoredFiring;

/** The firings that are kept. */
@ApplicationScoped
class StoredFirings implements PanacheRepositoryBase<StoredFiring, String> {
    /** The ids of those of some rules. */
    List<String> live(List<String> rules) {
        return stream("goneAt is null and rule in ?1", rules)
                .map(StoredFiring::id)
                .toList();
    }

    /** Those whose last event is of these days, both included. */
    List<StoredFiring> live(LocalDate from, LocalDate to) {
        return list("goneAt is null and lastDay between ?1 and ?2 order by id", from, to);
    }
}
