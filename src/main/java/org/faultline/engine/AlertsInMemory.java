package org.faultline.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.faultline.alert.Episode;
import org.faultline.alert.Held;
import org.faultline.alert.Shelf;
import org.faultline.alert.Turned;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;

/** The alerts that firings make, as the service makes them, kept in memory alone. */
public final class AlertsInMemory {
    private final Map<String, Rule> rules;
    private final int maxLatenessDays;
    private final Consumer<Turned> turned;

    /** By rule and group-by values, of which the service makes its fingerprint. */
    private final Map<String, Map<Map<String, String>, Shelf>> shelves = new HashMap<>();

    private final Due due = new Due();

    /**
     * @param rules those whose alerts are made, by id
     * @param maxLatenessDays days after which an alert that becomes known is not news any more
     * @param turned takes every revision of an alert, in their order
     */
    public AlertsInMemory(Map<String, Rule> rules, int maxLatenessDays, Consumer<Turned> turned) {
        this.rules = rules;
        this.maxLatenessDays = maxLatenessDays;
        this.turned = turned;
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
        Map<Map<String, String>, Shelf> own = shelves.computeIfAbsent(rule.id(), id -> new LinkedHashMap<>());
        Map<Shelf, FiringChange> byShelf = change.by(
                f -> own.computeIfAbsent(f.groupBy(), values -> new Shelf(rule.id() + " " + values, maxLatenessDays)));
        byShelf.forEach((shelf, news) -> {
            shelf.retell(news.gone(), news.come(), rule, at);
            told(shelf);
        });
    }

    /** Lets time pass: alerts cool down and end. */
    public void pass(Instant at) {
        for (Shelf shelf : due.by(at)) {
            shelf.pass(at);
            told(shelf);
        }
    }

    private void told(Shelf shelf) {
        shelf.drain().forEach(turned);
        due.put(shelf);
    }

    /** Those in memory, also what has been withdrawn. */
    public List<Episode> all() {
        return shelves.values().stream()
                .flatMap(own -> own.values().stream())
                .flatMap(shelf -> shelf.episodes().stream())
                .toList();
    }

    /**
     * Lets go of those that nothing in memory can change any more.
     *
     * @param gone takes each of them, with how many firings it had
     */
    public void letGo(Held held, ObjIntConsumer<Episode> gone) {
        shelves.values().forEach(own -> {
            own.values().forEach(shelf -> shelf.letGo(held).forEach(gone::accept));
            own.values().removeIf(shelf -> shelf.episodes().isEmpty());
        });
    }

    /** Lets go of all of them. */
    public void letGo(ObjIntConsumer<Episode> gone) {
        shelves.values()
                .forEach(own -> own.values().forEach(shelf -> shelf.letGo().forEach(gone::accept)));
        shelves.clear();
    }
}
