package org.faultline.alert;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A sorted list that never changes, kept in pages. One made of another by a few changes shares with it every page that stays, so that to
 * make it, and to tell the two apart, takes as long as there is to change.
 */
final class Pages<T> extends AbstractList<T> implements RandomAccess {
    private static final int MOST = 32;

    private final Comparator<? super T> order;
    private final List<T[]> pages;

    /** How many things stand before each page, and at last how many there are. */
    private final int[] before;

    private Pages(Comparator<? super T> order, List<T[]> pages) {
        this.order = order;
        this.pages = pages;
        this.before = new int[pages.size() + 1];
        for (int p = 0; p < pages.size(); p++) {
            before[p + 1] = before[p] + pages.get(p).length;
        }
    }

    /** @param order by which no two things in the list are equal */
    static <T> Pages<T> in(Comparator<? super T> order) {
        return new Pages<>(order, List.of());
    }

    /** The same without some that are in it, and then with some that are not; either in any order. */
    Pages<T> with(Collection<? extends T> gone, Collection<? extends T> come) {
        if (gone.isEmpty() && come.isEmpty()) {
            return this;
        }
        T[] less = sorted(gone);
        T[] more = sorted(come);
        List<T[]> made = new ArrayList<>(pages.size() + 1);
        int l = 0;
        int m = 0;
        int done = 0;
        while (l < less.length || m < more.length) {
            boolean goes = m == more.length || (l < less.length && order.compare(less[l], more[m]) < 0);
            int p = page(goes ? less[l] : more[m]);
            made.addAll(pages.subList(done, p));
            done = Math.min(p + 1, pages.size());
            int fromLess = l;
            int fromMore = m;
            l = upTo(done, less, l);
            m = upTo(done, more, m);
            T[] page = p < done ? pages.get(p) : Arrays.copyOf(more, 0);
            cut(turned(page, Arrays.copyOfRange(less, fromLess, l), Arrays.copyOfRange(more, fromMore, m)), made);
        }
        made.addAll(pages.subList(done, pages.size()));
        return new Pages<>(order, made);
    }

    private T[] sorted(Collection<? extends T> things) {
        @SuppressWarnings("unchecked") // is never shown as an array of anything else
        T[] all = (T[]) things.toArray();
        Arrays.sort(all, order);
        return all;
    }

    /** The page that a thing is on, or would be: mostly the last. */
    private int page(T thing) {
        int low = 0;
        int high = pages.size() - 1;
        int middle = high;
        while (low < high) {
            if (order.compare(pages.get(middle)[0], thing) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
            middle = (low + high + 1) >>> 1;
        }
        return low;
    }

    /** How many of some things in order, of which so many are done, belong before a page. */
    private int upTo(int page, T[] things, int done) {
        int to = page == pages.size() ? things.length : done;
        while (to < things.length && order.compare(things[to], pages.get(page)[0]) < 0) {
            to++;
        }
        return to;
    }

    private T[] turned(T[] page, T[] less, T[] more) {
        T[] turned = Arrays.copyOf(page, page.length - less.length + more.length);
        int from = 0;
        int at = 0;
        int l = 0;
        for (int m = 0; l < less.length || m < more.length; ) {
            boolean goes = m == more.length || (l < less.length && order.compare(less[l], more[m]) <= 0);
            T thing = goes ? less[l++] : more[m++];
            int to = find(page, from, thing);
            to = to < 0 ? -1 - to : to;
            System.arraycopy(page, from, turned, at, to - from);
            at += to - from;
            from = goes ? to + 1 : to;
            if (!goes) {
                turned[at++] = thing;
            }
        }
        System.arraycopy(page, from, turned, at, page.length - from);
        return turned;
    }

    private int find(T[] page, int from, T thing) {
        boolean after = from == page.length || order.compare(page[page.length - 1], thing) < 0;
        return after ? -1 - page.length : Arrays.binarySearch(page, from, page.length, thing, order);
    }

    /** Into pages as long as each other. */
    private static <T> void cut(T[] things, List<T[]> pages) {
        int count = (things.length + MOST - 1) / MOST;
        if (count == 1) {
            pages.add(things);
            return;
        }
        for (int p = 0; p < count; p++) {
            pages.add(Arrays.copyOfRange(things, things.length * p / count, things.length * (p + 1) / count));
        }
    }

    /** What is in the list and by its order equal to that; null where nothing is. */
    @Nullable
    T find(T thing) {
        if (pages.isEmpty()) {
            return null;
        }
        T[] page = pages.get(page(thing));
        int at = find(page, 0, thing);
        return at < 0 ? null : page[at];
    }

    /** How many in the list come before that. */
    int place(T thing) {
        if (pages.isEmpty()) {
            return 0;
        }
        int p = page(thing);
        int at = find(pages.get(p), 0, thing);
        return before[p] + (at < 0 ? -1 - at : at);
    }

    /** What is on pages that another does not share; whatever of the rest is in the other as well. */
    @SuppressWarnings("ReferenceEquality")
    Pages<T> apart(Pages<T> other) {
        List<T[]> apart = new ArrayList<>(1);
        int o = 0;
        for (T[] page : pages) {
            while (o < other.pages.size()
                    && other.pages.get(o) != page
                    && order.compare(other.pages.get(o)[0], page[0]) < 0) {
                o++;
            }
            if (o < other.pages.size() && other.pages.get(o) == page) {
                o++;
            } else {
                apart.add(page);
            }
        }
        return new Pages<>(order, apart);
    }

    @Override
    public T get(int index) {
        if (index >= 0 && pages.size() > 0 && index < before[1]) {
            return pages.get(0)[index];
        }
        int found = Arrays.binarySearch(before, index);
        // a page begins with it, or it is on the page before the first that begins later
        int p = found >= 0 ? found : -2 - found;
        return pages.get(p)[index - before[p]];
    }

    @Override
    public int size() {
        return before[pages.size()];
    }
}
