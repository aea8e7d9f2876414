package org.faultline.rule;

import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.HashMap;
import java.util.Map;
import org.kie.api.runtime.rule.AccumulateFunction;

/** The accumulate function {@code distinct}: how many different values there are. */
public final class CountDistinct implements AccumulateFunction<CountDistinct.Counts> {
    /** How often each value occurs. */
    public static final class Counts implements Externalizable {
        private final Map<Object, Integer> times = new HashMap<>();

        @Override
        public void writeExternal(ObjectOutput out) {
            throw new UnsupportedOperationException("sessions are rebuilt, never serialised");
        }

        @Override
        public void readExternal(ObjectInput in) {
            throw new UnsupportedOperationException("sessions are rebuilt, never serialised");
        }
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
    public boolean supportsReverse() {
        return true;
    }

    @Override
    public Class<?> getResultType() {
        return Long.class;
    }

    @Override
    public void writeExternal(ObjectOutput out) {
        // it has no state
    }

    @Override
    public void readExternal(ObjectInput in) {
        // it has no state
    }
}
