package org.faultline.rule;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * One thing for each of many facts, by the objects themselves. Those of one day are kept by themselves: most that changes is of a few
 * days, or forgets whole ones, which are then near in memory.
 */
final class FactTable<T> {
    private final Map<LocalDate, IdentityHashMap<Fact, T>> days = new HashMap<>();
    private int size;

    /** @param fact has none yet */
    void put(Fact fact, T thing) {
        days.computeIfAbsent(fact.day(), d -> new IdentityHashMap<>(usual())).put(fact, thing);
        size++;
    }

    /** How many facts a day has, so that the next does not grow to that many step by step. */
    private int usual() {
        return days.isEmpty() ? 0 : size / days.size();
    }

    /** The thing of a fact, or null where there is none. */
    @Nullable
    T get(Fact fact) {
        IdentityHashMap<Fact, T> ofDay = days.get(fact.day());
        return ofDay == null ? null : ofDay.get(fact);
    }

    /** The thing that was taken out, or null where there was none. */
    @Nullable
    T remove(Fact fact) {
        LocalDate day = fact.day();
        IdentityHashMap<Fact, T> ofDay = days.get(day);
        T thing = ofDay == null ? null : ofDay.remove(fact);
        if (thing != null) {
            size--;
        }
        if (ofDay != null && ofDay.isEmpty()) {
            days.remove(day);
        }
        return thing;
    }

    Stream<Fact> facts() {
        return days.values().stream().flatMap(ofDay -> ofDay.keySet().stream());
    }

    Stream<T> things() {
        return days.values().stream().flatMap(ofDay -> ofDay.values().stream());
    }
}
