package org.faultline.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The firings that are kept. */
@ApplicationScoped
class Matches implements PanacheRepositoryBase<AlertMatch, String> {
    List<AlertMatch> live(String fingerprint) {
        return list("fingerprint = ?1 and goneAt is null order by id", fingerprint);
    }

    List<AlertMatch> live() {
        return list("goneAt is null order by id");
    }
}
