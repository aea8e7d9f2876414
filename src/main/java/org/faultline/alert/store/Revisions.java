package org.faultline.alert.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.faultline.alert.Revision;
import org.faultline.alert.RevisionLists;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.Evidence;
import org.hibernate.Session;
import org.hibernate.SharedSessionContract;

/** The revisions of every alert. */
@ApplicationScoped
public class Revisions implements PanacheRepositoryBase<Revision, Revision.Key> {
    // what a revision says is read of the last alone
    private static final String DIFFERENCES =
            "select r.key.alertId, r.firingsAdded, r.firingsRemoved, r.factsAdded, r.factsRemoved,"
                    + " r.evidenceAdded, r.evidenceRemoved from Revision r where r.key.alertId in ?1 order by r.key.alertId, r.key.number";
    private static final String NEWEST = "select r.key.alertId, r.snapshot from Revision r, Alert e"
            + " where e.id in ?1 and r.key.alertId = e.id and r.key.number = e.revision";
    private static final RevisionLists.State NOTHING = new RevisionLists().now();

    private final EvidenceStore evidence;

    Revisions(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    /** All of an alert, the first first, each with everything it said. */
    List<Revision> of(long alertId) {
        return of(alertId, Integer.MAX_VALUE);
    }

    /** Those up to a number, which is included. */
    List<Revision> of(long alertId, int last) {
        List<Revision> all = list("key.alertId = ?1 and key.number <= ?2 order by key.number", alertId, last);
        RevisionLists lists = new RevisionLists();
        Map<Revision, RevisionLists.State> held = new LinkedHashMap<>();
        for (Revision r : all) {
            r.applyTo(lists);
            held.put(r, lists.now());
        }
        Map<UUID, Evidence> known = known(getEntityManager().unwrap(Session.class), held.values());
        held.forEach((r, h) -> r.complete(h, known));
        return all;
    }

    /** What some alerts said last, by their numbers; of an alert that said nothing yet there is nothing. */
    Map<Long, Snapshot> last(SharedSessionContract session, Collection<Long> alertIds) {
        if (alertIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, RevisionLists> lists = new HashMap<>();
        for (Object[] r : rows(session, DIFFERENCES, alertIds)) {
            lists.computeIfAbsent((Long) r[0], e -> new RevisionLists())
                    .take((String[]) r[1], (String[]) r[2], (String[]) r[3], (String[]) r[4], (UUID[]) r[5], (UUID[])
                            r[6]);
        }
        Map<Long, RevisionLists.State> held = new HashMap<>();
        lists.forEach((alertId, all) -> held.put(alertId, all.now()));
        Map<UUID, Evidence> known = known(session, held.values());
        Map<Long, Snapshot> last = new HashMap<>();
        for (Object[] r : rows(session, NEWEST, alertIds)) {
            last.put((Long) r[0], held.getOrDefault((Long) r[0], NOTHING).in((Snapshot) r[1], known));
        }
        return last;
    }

    private static List<Object[]> rows(SharedSessionContract session, String query, Collection<Long> alertIds) {
        return session.createSelectionQuery(query, Object[].class)
                .setParameter(1, alertIds)
                .getResultList();
    }

    private Map<UUID, Evidence> known(SharedSessionContract session, Collection<RevisionLists.State> all) {
        return evidence.read(
                session, all.stream().flatMap(l -> l.evidence().stream()).toList());
    }
}
