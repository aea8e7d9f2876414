package org.faultline.rule.compile;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import org.kie.api.runtime.rule.AccumulateFunction;

/** An accumulate function that has no state of its own and can take back what it was given. */
abstract class Reversible<C extends Serializable> implements AccumulateFunction<C> {
    @Override
    public final boolean supportsReverse() {
        return true;
    }

    @Override
    public final void writeExternal(ObjectOutput out) {
        // it has no state
    }

    @Override
    public final void readExternal(ObjectInput in) {
        // it has no state
    }
}
