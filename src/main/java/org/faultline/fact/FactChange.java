package org.faultline.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Facts that no longer stand, each the very object that came, and facts that now do; a changed fact is in both, under one id. */
public record FactChange(Collection<Fact> gone, Collection<Fact> come) {
    public static final FactChange NONE = new FactChange(List.of(), List.of());

    /** What of it is about facts of some types. */
    public FactChange of(Set<Class<?>> types) {
        return new FactChange(of(types, gone), of(types, come));
    }

    private static List<Fact> of(Set<Class<?>> types, Collection<Fact> facts) {
        List<Fact> some = new ArrayList<>();
        for (Fact fact : facts) {
            if (types.contains(fact.getClass())) {
                some.add(fact);
            }
        }
        return some;
    }
}
