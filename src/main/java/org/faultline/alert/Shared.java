package org.faultline.alert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What several have in common, each once and in order, with how many have it; one goes when the last who had it has given it up. When
 * what it has become is asked for, only what came and went since the last time is looked at.
 */
final class Shared<T> {
    /** How far on the next thing is looked for by itself, as what one has lies mostly together. */
    private static final int NEAR = 32;

    private final Comparator<? super T> order;
    private final List<T> touched = new ArrayList<>();
    private T[] things = array(0);
    private int[] times = {};
    private int size;
    private Pages<T> all;

    /** @param order by which no two different things are equal, unless one is the other as it is known now */
    Shared(Comparator<? super T> order) {
        this.order = order;
        this.all = Pages.in(order);
    }

    /** One more has these, mostly in order; of those that are equal by the order the last that came is the one. */
    void add(List<T> some) {
        int count = some.size();
        int at = size - count;
        for (int i = 0; i < count; i++) {
            at = add(some.get(i), at) + 1;
        }
    }

    /** One of those who had these has them no more. */
    void remove(List<T> some) {
        int count = some.size();
        int at = size - count;
        for (int i = 0; i < count; i++) {
            at = remove(some.get(i), at);
        }
    }

    /** One who had some has others now, both mostly in order; where most are the same objects, these are not looked at. */
    @SuppressWarnings("ReferenceEquality")
    void replace(List<T> some, List<T> others) {
        Change<T> change = Change.between(some, others, order, (a, b) -> a == b);
        add(change.come());
        remove(change.gone());
    }

    /** @return where it is */
    @SuppressWarnings("ReferenceEquality")
    private int add(T thing, int near) {
        int found = find(thing, near);
        int at = found < 0 ? -1 - found : found;
        if (found < 0) {
            insert(at);
        }
        if (found < 0 || things[at] != thing) {
            things[at] = thing;
            touched.add(thing);
        }
        times[at]++;
        return at;
    }

    private void insert(int at) {
        if (size == things.length) {
            things = Arrays.copyOf(things, size + size / 2 + 2);
            times = Arrays.copyOf(times, things.length);
        }
        System.arraycopy(things, at, things, at + 1, size - at);
        System.arraycopy(times, at, times, at + 1, size - at);
        times[at] = 0;
        size++;
    }

    /** @return where the one after it is */
    private int remove(T thing, int near) {
        int at = find(thing, near);
        if (at < 0) {
            return -1 - at;
        } else if (--times[at] > 0) {
            return at + 1;
        }
        touched.add(thing);
        size--;
        System.arraycopy(things, at + 1, things, at, size - at);
        System.arraycopy(times, at + 1, times, at, size - at);
        things = size == 0 ? array(0) : things;
        return at;
    }

    /** Where it is; where it would be, less than 0 as a binary search tells it, where it is not. */
    @SuppressWarnings("ReferenceEquality")
    private int find(T thing, int near) {
        int from = Math.max(0, near);
        int to = Math.min(size, from + NEAR);
        for (int at = from; at < to; at++) {
            if (things[at] == thing) {
                return at;
            }
        }
        return Arrays.binarySearch(things, 0, size, thing, order);
    }

    /** What came and went since the last time is no news, as it says the same. */
    void settleUntold() {
        touched.clear();
        Pages<T> none = Pages.in(order);
        all = none.with(List.of(), Arrays.asList(things).subList(0, size));
    }

    /** What came and went since the last time, both in order. */
    Change<T> settle() {
        touched.sort(order);
        Change<T> change = new Change<>(new ArrayList<>(), new ArrayList<>());
        @Nullable T last = null;
        for (T thing : touched) {
            if (last == null || order.compare(last, thing) != 0) {
                note(all.find(thing), find(thing, size), change);
            }
            last = thing;
        }
        touched.clear();
        all = all.with(change.gone(), change.come());
        return change;
    }

    private void note(@Nullable T was, int at, Change<T> change) {
        @Nullable T is = at < 0 ? null : things[at];
        if (was != null && !was.equals(is)) {
            change.gone().add(was);
        }
        if (is != null && !is.equals(was)) {
            change.come().add(is);
        }
    }

    /** All of them as last settled; a list that never changes. */
    Pages<T> all() {
        return all;
    }

    @SuppressWarnings("unchecked") // is never shown as an array of anything else
    private static <T> T[] array(int length) {
        return (T[]) new Object[length];
    }
}
