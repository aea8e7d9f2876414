package org.faultline.rule.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The accumulate function {@code collectList}: every value, as often as it occurs. The engine's own compares what goes with each value by
 * what it says, and two facts that say nearly the same, as one and what stands in its place do, are compared down to their last event.
 */
public final class CollectList extends Reversible<CollectList.Values> {
    /** In the order in which they came. */
    public static final class Values extends NoExternalState {
        private final List<Object> all = new ArrayList<>();
    }

    @Override
    public Values createContext() {
        return new Values();
    }

    @Override
    public void init(Values values) {
        values.all.clear();
    }

    @Override
    public void accumulate(Values values, Object value) {
        values.all.add(value);
    }

    /** Takes out that very object; of values that are made anew for each use, such as numbers, one that is equal. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public void reverse(Values values, Object value) {
        for (int i = 0; i < values.all.size(); i++) {
            if (values.all.get(i) == value) {
                values.all.remove(i);
                return;
            }
        }
        values.all.remove(value);
    }

    @Override
    public Object getResult(Values values) {
        return Collections.unmodifiableList(values.all);
    }

    @Override
    public Class<?> getResultType() {
        return List.class;
    }
}
