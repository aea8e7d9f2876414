package org.faultline.alert.silence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.alert.Condition;
import org.faultline.alert.Episode;

/**
 * Which open alerts are covered by a graver one: it is told of the same group-by values and rests on every event that the lesser rests
 * on, so that who reads the graver reads all that the lesser has to say. An alert that is not strictly graver covers none, hence none
 * covers itself, and there is no circle. What is told to nobody for being a draft or for waiting covers none either, or else nobody would
 * be told.
 */
@ApplicationScoped
class Coverings {
    /** That one covers another. */
    record Covering(Episode graver, long lesser) {}

    /** Of open alerts, by any of their events: what one covers is always among those that share an event with it. */
    private static final String NEAR =
            "from Episode e where e.condition in (PENDING, ACTIVE, COOLING) and array_intersects(e.events, ?1)";

    private static final Comparator<Covering> GRAVEST_FIRST = Comparator.comparing(
                    (Covering c) -> c.graver().severity())
            .reversed()
            .thenComparing(c -> c.graver().id());

    private final EntityManager database;

    Coverings(EntityManager database) {
        this.database = database;
    }

    /** The gravest first, of those the oldest. */
    List<Covering> over(Collection<Episode> lesser) {
        // who rests on all of its events rests on the first
        Collection<Episode> gravers =
                near(lesser.stream().flatMap(e -> e.events().stream().limit(1)));
        return pairs(gravers, lesser);
    }

    List<Covering> under(Collection<Episode> gravers) {
        return pairs(gravers, near(gravers.stream().flatMap(e -> e.events().stream())));
    }

    private Collection<Episode> near(Stream<String> events) {
        String[] all = events.distinct().toArray(String[]::new);
        return all.length == 0
                ? List.of()
                : database.createQuery(NEAR, Episode.class).setParameter(1, all).getResultList();
    }

    private static List<Covering> pairs(Collection<Episode> gravers, Collection<Episode> lesser) {
        List<Covering> found = new ArrayList<>();
        for (Episode graver : gravers) {
            Set<String> events = Set.copyOf(graver.events());
            lesser.stream()
                    .filter(l -> covers(graver, l) && events.containsAll(l.events()))
                    .forEach(l -> found.add(new Covering(graver, l.id())));
        }
        found.sort(GRAVEST_FIRST);
        return found;
    }

    private static boolean covers(Episode graver, Episode lesser) {
        return lesser.severity().compareTo(graver.severity()) < 0
                && graver.condition().open()
                && graver.condition() != Condition.PENDING
                && lesser.condition().open()
                && !graver.shadow()
                && !lesser.shadow()
                && !lesser.events().isEmpty()
                && sameMatter(graver, lesser);
    }

    /** Whether both are told of the same, one perhaps more narrowly: an alert on a pair is not lost in one on a whole group. */
    private static boolean sameMatter(Episode one, Episode other) {
        Set<Map.Entry<String, String>> ones = one.groupBy().entrySet();
        Set<Map.Entry<String, String>> others = other.groupBy().entrySet();
        return ones.containsAll(others) || others.containsAll(ones);
    }
}
