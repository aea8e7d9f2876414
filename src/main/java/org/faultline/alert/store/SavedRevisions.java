package org.faultline.alert.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.Revision;

/** Looks up revisions that were kept, for who tells of them later. */
@ApplicationScoped
public class SavedRevisions {
    private final StoredAlerts storedAlerts;
    private final Revisions revisions;

    SavedRevisions(StoredAlerts storedAlerts, Revisions revisions) {
        this.storedAlerts = storedAlerts;
        this.revisions = revisions;
    }

    @Transactional
    public AlertUpdate news(long alertId, int revision) {
        List<Revision> told = revisions.of(alertId, revision);
        return new AlertUpdate(storedAlerts.findById(alertId), told.get(told.size() - 1));
    }

    @Transactional
    public List<Alert> alerts(Collection<Long> numbers) {
        return numbers.isEmpty() ? List.of() : storedAlerts.list("id in ?1 order by id", List.copyOf(numbers));
    }

    /** What some alerts say now, by their numbers. */
    @Transactional
    public Map<Long, AlertUpdate> newest(Collection<Long> numbers) {
        Map<Long, AlertUpdate> all = new TreeMap<>();
        alerts(numbers).forEach(e -> all.put(e.id(), news(e.id(), e.revision())));
        return all;
    }

    /**
     * Every revision, in their order in time, of the alerts that have been revised since a moment.
     *
     * @param most once there are so many no further alert is looked at
     */
    @Transactional
    public List<AlertUpdate> since(Instant from, int most) {
        List<AlertUpdate> all = new ArrayList<>();
        for (Alert e : storedAlerts.list("updatedAt >= ?1 order by updatedAt desc", from)) {
            if (all.size() >= most) {
                break;
            }
            revisions.of(e.id(), e.revision()).forEach(r -> all.add(new AlertUpdate(e, r)));
        }
        all.sort(Comparator.comparing((AlertUpdate n) -> n.revision().at())
                .thenComparing(n -> n.alert().id())
                .thenComparing(n -> n.revision().number()));
        return all;
    }
}
