package org.faultline.alert.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.alert.Alert;
import org.faultline.alert.Revision;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.language.model.Severity;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds alerts for those who read them. */
@ApplicationScoped
public class AlertSearch {
    /**
     * Alerts, latest events first.
     *
     * @param previous the alert before each, as {@link Whole#previous} says, by the number of the later one
     * @param next where the following page begins, null on the last
     */
    public record Page(
            List<Alert> alerts,
            Map<Long, Long> previous,
            @Nullable String next) {}

    /**
     * One alert with every revision of it.
     *
     * @param previous the nearest earlier alert of the same rule, group-by values and theatre that is not withdrawn, by the dates of their
     *     events; null where there is none
     * @param absorbed those that became part of it
     */
    public record Whole(
            Alert alert, List<Revision> revisions, @Nullable Long previous, List<Long> absorbed) {
        /** What it says now. */
        public Snapshot now() {
            return revisions.get(revisions.size() - 1).snapshot();
        }
    }

    private static final List<Condition> LIVE = List.of(Condition.ACTIVE, Condition.COOLING);

    private final StoredAlerts storedAlerts;
    private final Revisions revisions;

    AlertSearch(StoredAlerts storedAlerts, Revisions revisions) {
        this.storedAlerts = storedAlerts;
        this.revisions = revisions;
    }

    /** @throws IllegalArgumentException if the cursor is not one that an earlier page gave */
    @Transactional
    public Page page(AlertFilter filter, int limit, @Nullable String cursor) {
        AlertFilter.Clause clause = filter.clause();
        List<Object> values = new ArrayList<>(clause.parameters());
        String where = clause.hql();
        if (cursor != null) {
            Place after = Place.parse(cursor);
            int n = values.size();
            where += " and (e.lastEvent < ?" + (n + 1) + " or e.lastEvent = ?" + (n + 1) + " and e.id < ?" + (n + 2)
                    + ")";
            values.add(after.lastEvent);
            values.add(after.id);
        }
        List<Alert> found = storedAlerts
                .find("from Alert e where " + where + " order by e.lastEvent desc, e.id desc", values.toArray())
                .range(0, limit)
                .list();
        boolean more = found.size() > limit;
        List<Alert> shown = more ? found.subList(0, limit) : found;
        return new Page(shown, previous(shown), more ? Place.of(shown.get(limit - 1)) : null);
    }

    /** Those of some alerts that a filter lets through, each with the alert before it. */
    @Transactional
    public Page among(Collection<Long> ids, AlertFilter filter) {
        AlertFilter.Clause clause = filter.clause();
        List<Object> values = new ArrayList<>(clause.parameters());
        values.add(List.copyOf(ids));
        List<Alert> found = storedAlerts.list(
                "from Alert e where " + clause.hql() + " and e.id in ?" + values.size(), values.toArray());
        return new Page(found, previous(found), null);
    }

    /** Those that are told to people and not over, the most severe first, then by their latest events. */
    @Transactional
    public List<Alert> mostSevere(int most) {
        return storedAlerts
                .find(
                        "from Alert e where e.condition in ?1 and not e.shadow order by case e.severity when 'CRITICAL' then 0"
                                + " when 'HIGH' then 1 when 'MEDIUM' then 2 else 3 end, e.lastEvent desc, e.id desc",
                        LIVE)
                .range(0, most - 1)
                .list();
    }

    /** How many of those there are of each severity, the most severe first. */
    @Transactional
    public Map<Severity, Long> liveBySeverity() {
        Map<Severity, Long> counts = new TreeMap<>(Comparator.reverseOrder());
        storedAlerts
                .getEntityManager()
                .createQuery(
                        "select e.severity, count(*) from Alert e where e.condition in ?1 and not e.shadow group by e.severity",
                        Object[].class)
                .setParameter(1, LIVE)
                .getResultList()
                .forEach(row -> counts.put((Severity) row[0], (Long) row[1]));
        return counts;
    }

    /** The alerts that rest on an event, or once did, the latest first. */
    @Transactional
    public List<Alert> restingOn(String event) {
        List<Long> ids = storedAlerts
                .getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select distinct alert from alert_event where event = ?1", Long.class)
                .setParameter(1, event)
                .getResultList();
        return storedAlerts.list("from Alert e where e.id in ?1 order by e.lastEvent desc, e.id desc", ids);
    }

    @Transactional
    public Optional<Whole> whole(long id) {
        return storedAlerts
                .findByIdOptional(id)
                .map(e -> new Whole(e, revisions.of(id), previous(List.of(e)).get(id), absorbed(id)));
    }

    /**
     * Worked out when it is asked for, as news of any date can put another alert between two or withdraw one. Alerts of one fingerprint
     * and theatre that are not withdrawn never end on the same day, unless a change of the theatres brought them together.
     */
    private Map<Long, Long> previous(List<Alert> alerts) {
        Map<Long, Long> previous = new HashMap<>();
        storedAlerts
                .getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select e.id, p.id from alert e cross join lateral (select id from alert"
                                + " where fingerprint = e.fingerprint and theatre = e.theatre and condition <> 'WITHDRAWN'"
                                + " and first_event <= e.first_event and last_event < e.last_event"
                                + " order by last_event desc, id desc limit 1) p where e.id in (?1)",
                        Object[].class)
                .setParameter(1, alerts.stream().map(Alert::id).toList())
                .getResultList()
                .forEach(row -> previous.put(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
        return previous;
    }

    private List<Long> absorbed(long id) {
        return storedAlerts.stream("mergedInto = ?1 order by id", id)
                .map(Alert::id)
                .toList();
    }

    @Transactional
    public boolean has(long id) {
        return storedAlerts.count("id", id) > 0;
    }

    /** Whether there is an alert of which one of the values it is told apart by is that, in letters of either size. */
    @Transactional
    public boolean isAbout(String value) {
        return !storedAlerts
                .getEntityManager()
                .createNativeQuery("select e.id from alert e, jsonb_each_text(e.group_by) v"
                        + " where lower(v.value) = lower(?1) limit 1")
                .setParameter(1, value)
                .getResultList()
                .isEmpty();
    }

    /** The text of a rule as it was at a version. */
    @Transactional
    public Optional<String> ruleText(String rule, String version) {
        List<?> found = storedAlerts
                .getEntityManager()
                .createNativeQuery("select text from rule_version where rule = ?1 and version = ?2")
                .setParameter(1, rule)
                .setParameter(2, version)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    /** How many alerts there are of each condition. */
    @Transactional
    public Map<Condition, Long> counts() {
        Map<Condition, Long> counts = new EnumMap<>(Condition.class);
        for (Condition c : Condition.values()) {
            counts.put(c, 0L);
        }
        storedAlerts
                .getEntityManager()
                .createQuery("select e.condition, count(*) from Alert e group by e.condition", Object[].class)
                .getResultList()
                .forEach(row -> counts.put((Condition) row[0], (Long) row[1]));
        return counts;
    }

    /** Where a page ended. */
    private record Place(LocalDate lastEvent, long id) {
        static String of(Alert e) {
            String plain = e.lastEvent() + "/" + e.id();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        }

        static Place parse(String cursor) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("/", 2);
                if (parts[0].length() != "YYYY-MM-DD".length()) {
                    throw new IllegalArgumentException(parts[0]);
                }
                return new Place(LocalDate.parse(parts[0]), Long.parseLong(parts[1]));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("is not a cursor that an earlier page gave", e);
            }
        }
    }
}
