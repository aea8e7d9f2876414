package org.faultline.rule.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are in sight of the rules: those near what changed of late. The engine finds what a window holds by trying all that has
 * the same key, so that each day it can see costs at every change of any other; what no change can concern rests meanwhile. Whoever
 * lets a fact change brings into sight first what it can match with.
 */
final class FactWindow {
    private static final class Day {
        private final Set<FactEntry> facts = new LinkedHashSet<>();
        private boolean inSight = true;
        private long wanted;

        /** As long as nothing is on it, all of it is in sight; what comes to it then can be matched with what is coming now. */
        private Day(long wanted) {
            this.wanted = wanted;
        }
    }

    private final Map<Class<?>, Map<Class<?>, Integer>> near;
    private final long patience;

    /** Of the types that rest when nothing concerns them. */
    private final Map<Class<?>, NavigableMap<LocalDate, Day>> days = new HashMap<>();

    private long changes;
    private long looked;

    /**
     * @param patience so many changes of facts of each type that rests, all of them together, a day stays in sight that none concerns
     */
    FactWindow(MatchSpan.Near near, int patience) {
        this.near = near.days();
        near.days().keySet().stream()
                .filter(type -> !near.ofAnyDate().contains(type))
                .forEach(type -> days.put(type, new TreeMap<>()));
        this.patience = (long) patience * days.size();
    }

    /** Keeps a fact; says whether it is in sight. */
    boolean put(FactEntry shown) {
        Day day = day(shown.fact());
        if (day == null) {
            return true;
        }
        day.facts.add(shown);
        return day.inSight;
    }

    void remove(FactEntry shown) {
        Day day = day(shown.fact());
        if (day != null) {
            day.facts.remove(shown);
        }
    }

    private @Nullable Day day(Fact fact) {
        NavigableMap<LocalDate, Day> all = days.get(fact.getClass());
        return all != null ? all.computeIfAbsent(fact.day(), d -> new Day(changes)) : null;
    }

    /** Notes that these facts come, go or change; gives what comes into sight for it. */
    List<FactEntry> turnTo(Collection<? extends Fact> changing) {
        Map<Class<?>, TreeSet<LocalDate>> touched = new HashMap<>();
        for (Fact fact : changing) {
            if (near.containsKey(fact.getClass())) {
                changes++;
                touched.computeIfAbsent(fact.getClass(), t -> new TreeSet<>()).add(fact.day());
                day(fact);
            }
        }
        List<FactEntry> come = new ArrayList<>();
        touched.forEach((type, on) -> near.getOrDefault(type, Map.of()).forEach((other, reach) -> {
            NavigableMap<LocalDate, Day> all = days.get(other);
            if (all != null) {
                on.forEach(day -> want(all, day, reach, come));
            }
        }));
        return come;
    }

    private void want(NavigableMap<LocalDate, Day> all, LocalDate day, int reach, List<FactEntry> come) {
        all.subMap(day.minusDays(reach), true, day.plusDays(reach), true)
                .values()
                .forEach(d -> {
                    d.wanted = changes;
                    if (!d.inSight) {
                        d.inSight = true;
                        come.addAll(d.facts);
                    }
                });
    }

    /** What goes out of sight because nothing concerned it of late; looked for now and then. */
    List<FactEntry> letRest() {
        if (changes - looked < patience / 4) {
            return List.of();
        }
        looked = changes;
        List<FactEntry> rest = new ArrayList<>();
        days.values().forEach(all -> {
            all.values().removeIf(d -> d.facts.isEmpty());
            all.values().stream()
                    .filter(d -> d.inSight && changes - d.wanted > patience)
                    .forEach(d -> {
                        d.inSight = false;
                        rest.addAll(d.facts);
                    });
        });
        return rest;
    }
}
