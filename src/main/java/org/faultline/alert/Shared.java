package org.faultline.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What several have in common, each once and in order; one goes when the last who had it has given it up. When it is put in order, only
 * what came and went since the last time is looked at.
 */
final class Shared<T> {
    private final Function<T, String> name;
    private final Comparator<T> order;
    private final Map<String, Held<T>> held = new HashMap<>();
    private final Set<Held<T>> touched = new LinkedHashSet<>();
    private List<T> all = List.of();

    private static final class Held<T> {
        private @Nullable T thing;
        private @Nullable T listed;
        private int times;
    }

    /** What is in the list no more, and what is in it now and was not, each in order. */
    record Change<T>(List<T> gone, List<T> come) {}

    /** @param order by which no two of different names are equal */
    Shared(Function<T, String> name, Comparator<T> order) {
        this.name = name;
        this.order = order;
    }

    /** One more has it; of those of one name the last that came is the one. */
    void add(T thing) {
        Held<T> known = held.computeIfAbsent(name.apply(thing), n -> new Held<>());
        known.times++;
        if (!thing.equals(known.thing)) {
            known.thing = thing;
            touched.add(known);
        }
    }

    /** One of those who had it has it no more. */
    void remove(T thing) {
        String of = name.apply(thing);
        Held<T> known = held.get(of);
        if (known != null && --known.times == 0) {
            known.thing = null;
            touched.add(known);
            held.remove(of);
        }
    }

    /** Puts in order what came and went since the last time. */
    Change<T> settle() {
        Change<T> change = new Change<>(
                sorted(touched.stream().flatMap(h -> Stream.ofNullable(h.listed))),
                sorted(touched.stream().flatMap(h -> Stream.ofNullable(h.thing))));
        if (!touched.isEmpty()) {
            all = Collections.unmodifiableList(with(change.come, without(change.gone)));
            touched.forEach(h -> h.listed = h.thing);
            touched.clear();
        }
        return change;
    }

    /** All of them as last put in order; a list that never changes. */
    List<T> all() {
        return all;
    }

    private List<T> sorted(Stream<T> some) {
        return some.sorted(order).toList();
    }

    private List<T> without(Collection<T> gone) {
        List<T> left = new ArrayList<>(all.size());
        int from = 0;
        for (T one : gone) {
            int at = from + Collections.binarySearch(all.subList(from, all.size()), one, order);
            left.addAll(all.subList(from, at));
            from = at + 1;
        }
        left.addAll(all.subList(from, all.size()));
        return left;
    }

    private List<T> with(Collection<T> come, List<T> left) {
        List<T> both = new ArrayList<>(left.size() + come.size());
        int from = 0;
        for (T one : come) {
            int at = from - 1 - Collections.binarySearch(left.subList(from, left.size()), one, order);
            both.addAll(left.subList(from, at));
            both.add(one);
            from = at;
        }
        both.addAll(left.subList(from, left.size()));
        return both;
    }
}
