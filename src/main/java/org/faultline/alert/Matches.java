package org.faultline.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** The firings that are kept. */
@ApplicationScoped
class Matches implements PanacheRepositoryBase<AlertMatch, String> {
    List<AlertMatch> live(String fingerprint) {
        return list("fingerprint = ?1 and goneAt is null order by id", fingerprint);
    }

    /** The ids of those of some rules. */
    List<String> live(List<String> rules) {
        return stream("goneAt is null and rule in ?1", rules)
                .map(AlertMatch::id)
                .toList();
    }

    /** Those whose last event is of these days, both included. */
    List<AlertMatch> live(LocalDate from, LocalDate to) {
        return list("goneAt is null and lastDay between ?1 and ?2 order by id", from, to);
    }
}
