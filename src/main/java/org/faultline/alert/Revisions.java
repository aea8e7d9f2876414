package org.faultline.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The turns of every story. */
@ApplicationScoped
class Revisions implements PanacheRepositoryBase<Revision, Revision.Key> {
    @Nullable
    Snapshot latest(Episode episode) {
        Revision last = findById(new Revision.Key(episode.id(), episode.revision()));
        return last == null ? null : last.snapshot();
    }

    List<Revision> of(long episode) {
        return list("key.episode = ?1 order by key.number", episode);
    }
}
