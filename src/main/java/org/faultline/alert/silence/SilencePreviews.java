package org.faultline.alert.silence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.alert.Alert;
import org.faultline.alert.lifecycle.RevisionReason;
import org.jspecify.annotations.Nullable;

/** Says what a silence would keep quiet before there is one. */
@ApplicationScoped
public class SilencePreviews {
    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private final EntityManager database;

    SilencePreviews(EntityManager database) {
        this.database = database;
    }

    /** @param weekly the hours at which it holds, or null where it holds all the time */
    @Transactional
    public Preview of(Matcher matcher, @Nullable WeeklyHours weekly, Instant now) {
        return new Preview(open(matcher), past(matcher, weekly, now));
    }

    private List<Alert> open(Matcher matcher) {
        try (Stream<Alert> open = database.createQuery(
                        "from Alert where condition in (PENDING, ACTIVE, COOLING) order by lastEvent desc, id desc",
                        Alert.class)
                .getResultStream()) {
            return open.filter(matcher::matches).toList();
        }
    }

    /** As grave as each alert is now: what became graver since counts as graver throughout. */
    private List<Preview.Past> past(Matcher matcher, @Nullable WeeklyHours weekly, Instant now) {
        Map<Alert, Integer> revisions = new LinkedHashMap<>();
        try (Stream<Object[]> all = database.createQuery(
                        "select e, r.at from Revision r join Alert e on e.id = r.key.alertId where e.updatedAt >= ?1"
                                + " and r.at between ?1 and ?2 and r.reason <> ?3 and not e.shadow",
                        Object[].class)
                .setParameter(1, now.minus(LOOK_BACK))
                .setParameter(2, now)
                .setParameter(3, RevisionReason.BACKFILLED)
                .getResultStream()) {
            all.filter(row -> matcher.matches((Alert) row[0]))
                    .filter(row -> weekly == null || weekly.covers((Instant) row[1]))
                    .forEach(row -> revisions.merge((Alert) row[0], 1, Integer::sum));
        }
        return revisions.entrySet().stream()
                .map(t -> new Preview.Past(t.getKey(), t.getValue()))
                .sorted(Comparator.comparingInt(Preview.Past::turns).reversed().thenComparing(p -> p.alert()
                        .id()))
                .toList();
    }
}
