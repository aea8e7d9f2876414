package org.faultline.rule.firing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Matches that no longer hold, and matches that are new or whose evidence has changed. */
public record FiringChange(List<Firing> gone, List<Firing> come) {
    public static final FiringChange NONE = new FiringChange(List.of(), List.of());

    /** What it is for each of something that firings have in common, in the order in which these occur. */
    public <K> Map<K, FiringChange> by(Function<Firing, K> key) {
        Map<K, FiringChange> all = new LinkedHashMap<>();
        gone.forEach(f -> of(key.apply(f), all).gone.add(f));
        come.forEach(f -> of(key.apply(f), all).come.add(f));
        return all;
    }

    private static <K> FiringChange of(K key, Map<K, FiringChange> all) {
        return all.computeIfAbsent(key, k -> new FiringChange(new ArrayList<>(), new ArrayList<>()));
    }
}
