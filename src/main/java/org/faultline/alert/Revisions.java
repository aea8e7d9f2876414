package org.faultline.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The turns of every story. */
@ApplicationScoped
class Revisions implements PanacheRepositoryBase<Revision, Revision.Key> {
    List<Revision> of(long episode) {
        return list("key.episode = ?1 order by key.number", episode);
    }
}
