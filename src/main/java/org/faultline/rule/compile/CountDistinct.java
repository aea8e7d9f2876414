package org.faultline.rule.compile;

import java.util.HashMap;
import java.util.Map;

/** The accumulate function {@code distinct}: how many different values there are. */
public final class CountDistinct extends Reversible<CountDistinct.Counts> {
    /** How often each value occurs. */
    public static final class Counts extends NoExternalState {
        private final Map<Object, Integer> times = new HashMap<>();
    }

    @Override
    public Counts createContext() {
        return new Counts();
    }

    @Override
    public void init(Counts counts) {
        counts.times.clear();
    }

    @Override
    public void accumulate(Counts counts, Object value) {
        counts.times.merge(value, 1, Integer::sum);
    }

    @Override
    public void reverse(Counts counts, Object value) {
        counts.times.computeIfPresent(value, (v, n) -> n == 1 ? null : n - 1);
    }

    @Override
    public Object getResult(Counts counts) {
        return (long) counts.times.size();
    }

    @Override
    public Class<?> getResultType() {
        return Long.class;
    }
}
