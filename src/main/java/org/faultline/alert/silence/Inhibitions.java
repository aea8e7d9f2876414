package org.faultline.alert.silence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.alert.Alert;
import org.faultline.alert.lifecycle.Condition;

/**
 * Which open alerts are covered by a graver one: it is told of the same group-by values and rests on every event that the lesser rests
 * on, so that who reads the graver reads all that the lesser has to say. An alert that is not strictly graver covers none, hence none
 * covers itself, and there is no circle. What is told to nobody for being a draft or for waiting covers none either, or else nobody would
 * be told.
 */
@ApplicationScoped
class Inhibitions {
    /** That one covers another. */
    record Covering(Alert graver, long lesser) {}

    private static final String OPEN = "from Alert e where e.condition in (PENDING, ACTIVE, COOLING) and e.id in ?1";

    /** Who rests on all of the events of one rests on the first. */
    private static final String ABOVE = "select distinct g.alert from"
            + " (select min(event) as event from alert_event where alert in ?1 group by alert) as l"
            + " join alert_event g using (event)";

    private static final String BELOW =
            "select distinct l.alert from alert_event g join alert_event l using (event)" + " where g.alert in ?1";

    private static final String EVENTS = "select alert, event from alert_event where alert in ?1";

    private static final Comparator<Covering> GRAVEST_FIRST = Comparator.comparing(
                    (Covering c) -> c.graver().severity())
            .reversed()
            .thenComparing(c -> c.graver().id());

    private final EntityManager database;

    Inhibitions(EntityManager database) {
        this.database = database;
    }

    /** The gravest first, of those the oldest. */
    List<Covering> over(Collection<Alert> lesser) {
        return pairs(open(ABOVE, lesser), lesser);
    }

    List<Covering> under(Collection<Alert> gravers) {
        return pairs(gravers, open(BELOW, gravers));
    }

    private List<Alert> open(String near, Collection<Alert> of) {
        List<?> ids = rows(near, of.stream().map(Alert::id).toList());
        return ids.isEmpty()
                ? List.of()
                : database.createQuery(OPEN, Alert.class).setParameter(1, ids).getResultList();
    }

    private List<?> rows(String query, Collection<Long> alertIds) {
        return alertIds.isEmpty()
                ? List.of()
                : database.createNativeQuery(query).setParameter(1, alertIds).getResultList();
    }

    private List<Covering> pairs(Collection<Alert> gravers, Collection<Alert> lesser) {
        List<Covering> found = new ArrayList<>();
        for (Alert graver : gravers) {
            lesser.stream().filter(l -> covers(graver, l)).forEach(l -> found.add(new Covering(graver, l.id())));
        }
        Map<Long, Set<String>> events = events(found);
        found.removeIf(c -> {
            Set<String> lessers = events.getOrDefault(c.lesser(), Set.of());
            return lessers.isEmpty()
                    || !events.getOrDefault(c.graver().id(), Set.of()).containsAll(lessers);
        });
        found.sort(GRAVEST_FIRST);
        return found;
    }

    private Map<Long, Set<String>> events(List<Covering> pairs) {
        Set<Long> alertIds = new HashSet<>();
        pairs.forEach(c -> alertIds.addAll(List.of(c.graver().id(), c.lesser())));
        Map<Long, Set<String>> events = new HashMap<>();
        for (Object row : rows(EVENTS, alertIds)) {
            Object[] columns = (Object[]) row;
            events.computeIfAbsent((Long) columns[0], e -> new HashSet<>()).add((String) columns[1]);
        }
        return events;
    }

    private static boolean covers(Alert graver, Alert lesser) {
        return lesser.severity().compareTo(graver.severity()) < 0
                && graver.condition().open()
                && graver.condition() != Condition.PENDING
                && lesser.condition().open()
                && !graver.shadow()
                && !lesser.shadow()
                && sameMatter(graver, lesser);
    }

    /** Whether both are told of the same, one perhaps more narrowly: an alert on a pair is not lost in one on a whole group. */
    private static boolean sameMatter(Alert one, Alert other) {
        Set<Map.Entry<String, String>> ones = one.groupBy().entrySet();
        Set<Map.Entry<String, String>> others = other.groupBy().entrySet();
        return ones.containsAll(others) || others.containsAll(ones);
    }
}
