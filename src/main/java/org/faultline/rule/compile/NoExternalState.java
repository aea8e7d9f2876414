package org.faultline.rule.compile;

import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** What an accumulate function remembers of one match; the engine wants to be able to write it down, and is never asked to. */
abstract class NoExternalState implements Externalizable {
    @Override
    public final void writeExternal(ObjectOutput out) {
        throw new UnsupportedOperationException("sessions are rebuilt, never serialised");
    }

    @Override
    public final void readExternal(ObjectInput in) {
        throw new UnsupportedOperationException("sessions are rebuilt, never serialised");
    }
}
