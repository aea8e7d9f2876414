package org.faultline.alert.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what people found alerts to be worth. */
@ApplicationScoped
public class Verdicts {
    private final EntityManager database;

    Verdicts(EntityManager database) {
        this.database = database;
    }

    /** Of every rule of which any alert was judged. */
    @Transactional
    public Map<String, Precision> byRule() {
        Map<String, Map<Verdict, Long>> counts = new TreeMap<>();
        for (Object[] row : database.createQuery(
                        "select e.rule, w.verdict, count(*) from Work w join Alert e on e.id = w.alertId"
                                + " where w.verdict is not null group by e.rule, w.verdict",
                        Object[].class)
                .getResultList()) {
            counts.computeIfAbsent((String) row[0], r -> new EnumMap<>(Verdict.class))
                    .put((Verdict) row[1], (Long) row[2]);
        }
        Map<String, Precision> all = new TreeMap<>();
        counts.forEach((rule, c) -> all.put(rule, Precision.of(c)));
        return all;
    }

    public Precision of(String rule) {
        return byRule().getOrDefault(rule, new Precision(0, 0, 0));
    }
}
