package org.faultline.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What several have in common, each once and in order; one goes when the last who had it has given it up. When it is put in order, only
 * what came and went since the last time is looked at.
 */
final class Shared<T> {
    private final Function<T, String> name;
    private final Comparator<? super T> order;
    private final Map<String, Held<T>> held = new HashMap<>();
    private final List<Held<T>> touched = new ArrayList<>();
    private Pages<T> all;

    private static final class Held<T> {
        private @Nullable T thing;
        private @Nullable T listed;
        private int times;
        private boolean touched;
    }

    /** @param order by which no two of different names are equal */
    Shared(Function<T, String> name, Comparator<? super T> order) {
        this.name = name;
        this.order = order;
        this.all = Pages.in(order);
    }

    /** One more has it; of those of one name the last that came is the one. */
    void add(T thing) {
        Held<T> known = held.computeIfAbsent(name.apply(thing), n -> new Held<>());
        known.times++;
        if (!thing.equals(known.thing)) {
            becomes(known, thing);
        }
    }

    /** One of those who had it has it no more. */
    void remove(T thing) {
        String of = name.apply(thing);
        Held<T> known = held.get(of);
        if (known != null && --known.times == 0) {
            becomes(known, null);
            held.remove(of);
        }
    }

    /** One who had some has others now, both mostly in order; where most are the same objects, these are not looked at. */
    @SuppressWarnings("ReferenceEquality")
    void replace(List<T> some, List<T> others) {
        Change<T> change = Change.between(some, others, order, (a, b) -> a == b);
        change.come().forEach(this::add);
        change.gone().forEach(this::remove);
    }

    private void becomes(Held<T> known, @Nullable T thing) {
        known.thing = thing;
        if (!known.touched) {
            known.touched = true;
            touched.add(known);
        }
    }

    /** Puts in order what came and went since the last time. */
    Change<T> settle() {
        List<T> gone = new ArrayList<>();
        List<T> come = new ArrayList<>();
        for (Held<T> h : touched) {
            if (h.listed != null) {
                gone.add(h.listed);
            }
            if (h.thing != null) {
                come.add(h.thing);
            }
            h.listed = h.thing;
            h.touched = false;
        }
        touched.clear();
        all = all.with(gone, come);
        return new Change<>(gone, come);
    }

    /** All of them as last put in order; a list that never changes. */
    Pages<T> all() {
        return all;
    }
}
