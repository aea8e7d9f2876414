package org.faultline.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.faultline.rule.Evidence;
import org.faultline.rule.Told;
import org.jspecify.annotations.Nullable;

/** The reports that came to the evidence from one snapshot to a later one, changed in it and went from it. */
public record Difference(List<Told> come, List<Changed> changed, List<Told> gone) {
    /** A report as it stood in either snapshot. */
    public record Changed(Told before, Told now) {}

    /** @param before null where nothing was said before, so that everything has come */
    public static Difference between(@Nullable Snapshot before, Snapshot now) {
        Map<String, Told> had = before == null ? Map.of() : reports(apart(before, now));
        Map<String, Told> has = reports(before == null ? now.evidence() : apart(now, before));
        return new Difference(
                has.keySet().stream()
                        .filter(k -> !had.containsKey(k))
                        .map(has::get)
                        .toList(),
                had.entrySet().stream()
                        .filter(t -> has.containsKey(t.getKey()))
                        .map(t -> new Changed(t.getValue(), has.getOrDefault(t.getKey(), t.getValue())))
                        .filter(c -> !c.before.equals(c.now))
                        .toList(),
                had.keySet().stream()
                        .filter(k -> !has.containsKey(k))
                        .map(had::get)
                        .toList());
    }

    /** Every report behind a snapshot, once, by its key. */
    public static Map<String, Told> reports(Snapshot snapshot) {
        return reports(snapshot.evidence());
    }

    private static Map<String, Told> reports(List<Evidence> evidence) {
        Map<String, Told> all = new LinkedHashMap<>();
        evidence.forEach(e -> e.reports().forEach(t -> all.put(t.key(), t)));
        return all;
    }

    /** The events behind one snapshot that are not behind another, or stood otherwise there. */
    static List<Evidence> apart(Snapshot one, Snapshot other) {
        return apart(one.evidence(), other.evidence(), Story.BY_DAY, Evidence::equals);
    }

    /**
     * What is in one list and not, or not as it is there, in another; both in this order. Most are the same object, and then nothing of
     * it is looked at.
     *
     * @param same whether two that are equal by that order are the same
     */
    @SuppressWarnings("ReferenceEquality")
    static <T> List<T> apart(List<T> one, List<T> other, Comparator<T> order, BiPredicate<T, T> same) {
        List<T> apart = new ArrayList<>();
        Iterator<T> others = other.iterator();
        T next = others.hasNext() ? others.next() : null;
        for (T t : one) {
            while (next != null && next != t && order.compare(next, t) < 0) {
                next = others.hasNext() ? others.next() : null;
            }
            boolean there = next != null && (next == t || (order.compare(next, t) == 0 && same.test(next, t)));
            if (!there) {
                apart.add(t);
            }
        }
        return apart;
    }
}
