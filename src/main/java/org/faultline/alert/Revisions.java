package org.faultline.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.faultline.rule.Evidence;
import org.hibernate.Session;

/** The turns of every story. */
@ApplicationScoped
class Revisions implements PanacheRepositoryBase<Revision, Revision.Key> {
    private final EvidenceStore evidence;

    Revisions(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    /** All of an episode, the first first, each with everything it said. */
    List<Revision> of(long episode) {
        return of(episode, Integer.MAX_VALUE);
    }

    /** Those up to a number, which is included. */
    List<Revision> of(long episode, int last) {
        List<Revision> all = list("key.episode = ?1 and key.number <= ?2 order by key.number", episode, last);
        List<Set<UUID>> rests = new ArrayList<>();
        Map<Integer, List<String>> matches = new HashMap<>();
        Map<Integer, List<String>> facts = new HashMap<>();
        Set<String> matchesNow = new TreeSet<>();
        Set<String> factsNow = new TreeSet<>();
        Set<UUID> evidenceNow = new LinkedHashSet<>();
        for (Revision r : all) {
            r.unroll(matchesNow, factsNow, evidenceNow);
            matches.put(r.number(), List.copyOf(matchesNow));
            facts.put(r.number(), List.copyOf(factsNow));
            rests.add(new LinkedHashSet<>(evidenceNow));
        }
        Map<UUID, Evidence> known = evidence.read(
                getEntityManager().unwrap(Session.class),
                rests.stream().flatMap(Collection::stream).toList());
        for (int i = 0; i < all.size(); i++) {
            Revision r = all.get(i);
            r.complete(
                    matches.getOrDefault(r.number(), List.of()),
                    facts.getOrDefault(r.number(), List.of()),
                    rests.get(i).stream().map(known::get).sorted(Story.BY_DAY).toList());
        }
        return all;
    }
}
