package org.faultline.alert.silence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.alert.Episode;

/**
 * Which open alerts are covered by a graver one: it is told of the same group-by values and rests on every event that the lesser rests on, so that who reads the graver reads all
 * that the lesser has to say. An alert that is not strictly graver covers none, hence none covers itself, and there is no circle. What
 * is told to nobody for being a draft or for waiting covers none either, or else nobody would be told.
 */
@ApplicationScoped
class Coverings {
    /** That one covers another. */
    record Covering(Episode graver, long lesser) {}

    private static final String PAIRS = """
            select g, l from Episode g, Episode l
            where %s in ?1 and l.condition in (PENDING, ACTIVE, COOLING) and g.condition in (ACTIVE, COOLING)
            and not g.shadow and not l.shadow and array_length(l.events) > 0 and array_includes(g.events, l.events)
            and (l.severity = LOW and g.severity in (MEDIUM, HIGH, CRITICAL)
              or l.severity = MEDIUM and g.severity in (HIGH, CRITICAL)
              or l.severity = HIGH and g.severity = CRITICAL)
            """;

    private final EntityManager database;

    Coverings(EntityManager database) {
        this.database = database;
    }

    /** The gravest first, of those the oldest. */
    List<Covering> over(Collection<Long> lesser) {
        return pairs("l.id", lesser);
    }

    List<Covering> under(Collection<Long> gravers) {
        return pairs("g.id", gravers);
    }

    private List<Covering> pairs(String side, Collection<Long> ids) {
        List<Covering> found = new ArrayList<>();
        for (Object[] row : database.createQuery(PAIRS.formatted(side), Object[].class)
                .setParameter(1, ids)
                .getResultList()) {
            Episode graver = (Episode) row[0];
            Episode lesser = (Episode) row[1];
            if (sameMatter(graver, lesser)) {
                found.add(new Covering(graver, lesser.id()));
            }
        }
        found.sort((a, b) -> {
            int graver = b.graver().severity().compareTo(a.graver().severity());
            return graver != 0
                    ? graver
                    : Long.compare(a.graver().id(), b.graver().id());
        });
        return found;
    }

    /** Whether both are told of the same, one perhaps more narrowly: an alert on a pair is not lost in one on a whole group. */
    private static boolean sameMatter(Episode one, Episode other) {
        Set<Map.Entry<String, String>> ones = one.groupBy().entrySet();
        Set<Map.Entry<String, String>> others = other.groupBy().entrySet();
        return ones.containsAll(others) || others.containsAll(ones);
    }
}
