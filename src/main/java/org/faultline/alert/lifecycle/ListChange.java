package org.faultline.alert.lifecycle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/** What is in a list no more, and what is in it now and was not; what is in it otherwise than it was is both. */
public record ListChange<T>(List<T> gone, List<T> come) {
    /**
     * From one list to a later one, both in this order. Most are the same object, and then nothing of it is looked at.
     *
     * @param same whether two that are equal by that order are the same
     */
    @SuppressWarnings("ReferenceEquality")
    public static <T> ListChange<T> between(
            List<T> before, List<T> now, Comparator<? super T> order, BiPredicate<? super T, ? super T> same) {
        if (before == now) {
            return new ListChange<>(List.of(), List.of());
        }
        List<T> gone = new ArrayList<>();
        List<T> come = new ArrayList<>();
        int had = before.size();
        int has = now.size();
        int b = 0;
        int n = 0;
        while (b < had && n < has) {
            T was = before.get(b);
            T is = now.get(n);
            int compared = was == is ? 0 : order.compare(was, is);
            if (compared < 0) {
                gone.add(before.get(b++));
            } else if (compared > 0) {
                come.add(now.get(n++));
            } else {
                b++;
                n++;
                if (was != is && !same.test(was, is)) {
                    gone.add(was);
                    come.add(is);
                }
            }
        }
        while (b < had) {
            gone.add(before.get(b++));
        }
        while (n < has) {
            come.add(now.get(n++));
        }
        return new ListChange<>(gone, come);
    }

    boolean none() {
        return gone.isEmpty() && come.isEmpty();
    }
}
