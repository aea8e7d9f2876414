package org.faultline.subscription;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is worked out when it is first asked for, and then known. Not for use by several threads at once. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> work;
    private @Nullable T known;

    Lazy(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public T get() {
        T found = known == null ? work.get() : known;
        known = found;
        return found;
    }
}
