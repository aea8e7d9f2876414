package org.faultline.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertSeries;
import org.faultline.alert.MonthsInMemory;
import org.faultline.alert.NewRevision;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;

/** The alerts that firings make, as the service makes them, kept in memory alone. */
public final class AlertsInMemory {
    private final Map<String, Rule> rules;
    private final int maxLatenessDays;
    private final Consumer<NewRevision> newRevision;

    /** By rule and group-by values, of which the service makes its fingerprint. */
    private final Map<String, Map<Map<String, String>, AlertSeries>> allSeries = new HashMap<>();

    private final DueSeries due = new DueSeries();

    /**
     * @param rules those whose alerts are made, by id
     * @param maxLatenessDays days after which an alert that becomes known is not news any more
     * @param newRevision takes every revision of an alert, in their order
     */
    public AlertsInMemory(Map<String, Rule> rules, int maxLatenessDays, Consumer<NewRevision> newRevision) {
        this.rules = rules;
        this.maxLatenessDays = maxLatenessDays;
        this.newRevision = newRevision;
    }

    /** Lets time pass, then takes in what came and went. */
    public void update(FiringChange change, Instant at) {
        pass(at);
        change.by(Firing::rule).forEach((id, news) -> {
            Rule rule = rules.get(id);
            if (rule != null) {
                update(rule, news, at);
            }
        });
    }

    private void update(Rule rule, FiringChange change, Instant at) {
        Map<Map<String, String>, AlertSeries> own = allSeries.computeIfAbsent(rule.id(), id -> new LinkedHashMap<>());
        Map<AlertSeries, FiringChange> byShelf = change.by(f ->
                own.computeIfAbsent(f.groupBy(), values -> new AlertSeries(rule.id() + " " + values, maxLatenessDays)));
        byShelf.forEach((series, news) -> {
            series.retell(news.gone(), news.come(), rule, at);
            told(series);
        });
    }

    /** Lets time pass: alerts cool down and end. */
    public void pass(Instant at) {
        for (AlertSeries series : due.by(at)) {
            series.pass(at);
            told(series);
        }
    }

    private void told(AlertSeries series) {
        series.drain().forEach(newRevision);
        due.put(series);
    }

    /** Those in memory, also what has been withdrawn. */
    public List<Alert> all() {
        return allSeries.values().stream()
                .flatMap(own -> own.values().stream())
                .flatMap(series -> series.alerts().stream())
                .toList();
    }

    /**
     * Lets go of those that nothing in memory can change any more.
     *
     * @param gone takes each of them, with how many firings it had
     */
    public void letGo(MonthsInMemory held, ObjIntConsumer<Alert> gone) {
        allSeries.values().forEach(own -> {
            own.values().forEach(series -> series.letGo(held).forEach(gone::accept));
            own.values().removeIf(series -> series.alerts().isEmpty());
        });
    }

    /** Lets go of all of them. */
    public void letGo(ObjIntConsumer<Alert> gone) {
        allSeries.values().forEach(own -> own.values()
                .forEach(series -> series.letGo().forEach(gone::accept)));
        allSeries.clear();
    }
}
