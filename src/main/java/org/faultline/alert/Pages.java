package org.faultline.alert;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

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
        List<T[]> changed = new ArrayList<>(pages);
        gone.forEach(t -> remove(changed, t));
        if (changed.isEmpty()) {
            return new Pages<>(order, cut(come));
        }
        come.forEach(t -> add(changed, t));
        return new Pages<>(order, changed);
    }

    private void remove(List<T[]> from, T thing) {
        int p = page(from, thing);
        T[] page = from.get(p);
        int at = Arrays.binarySearch(page, thing, order);
        if (page.length == 1) {
            from.remove(p);
        } else {
            T[] left = Arrays.copyOf(page, page.length - 1);
            System.arraycopy(page, at + 1, left, at, left.length - at);
            from.set(p, left);
        }
    }

    private void add(List<T[]> to, T thing) {
        int p = page(to, thing);
        T[] page = to.get(p);
        int at = -1 - Arrays.binarySearch(page, thing, order);
        T[] more = Arrays.copyOf(page, page.length + 1);
        System.arraycopy(page, at, more, at + 1, page.length - at);
        more[at] = thing;
        if (more.length > MOST) {
            to.add(p + 1, Arrays.copyOfRange(more, MOST / 2, more.length));
            more = Arrays.copyOf(more, MOST / 2);
        }
        to.set(p, more);
    }

    /** The page that a thing is on, or would be. */
    private int page(List<T[]> of, T thing) {
        int low = 0;
        int high = of.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (order.compare(of.get(middle)[0], thing) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private List<T[]> cut(Collection<? extends T> things) {
        @SuppressWarnings("unchecked") // is never shown as an array of anything else
        T[] all = (T[]) things.toArray();
        Arrays.sort(all, order);
        List<T[]> cut = new ArrayList<>();
        for (int from = 0; from < all.length; from += MOST) {
            cut.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + MOST)));
        }
        return cut;
    }

    /** Whether it is in the list, or what by its order is equal to it. */
    boolean holds(T thing) {
        return !pages.isEmpty() && Arrays.binarySearch(pages.get(page(pages, thing)), thing, order) >= 0;
    }

    /** What is on pages that another does not share; whatever of the rest is in the other as well. */
    List<T> apart(Pages<T> other) {
        List<T> apart = new ArrayList<>();
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
                apart.addAll(Arrays.asList(page));
            }
        }
        return apart;
    }

    @Override
    public T get(int index) {
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
