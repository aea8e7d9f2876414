package org.faultline.rule;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.faultline.fact.Fact;
import org.faultline.rule.reading.Values;
import org.jspecify.annotations.Nullable;

/** Some fields of the facts of a type, by which they are held against others. */
record Fields(List<Method> all) {
    /** What a fact is held by whose fields cannot be read; the engine meets that too, and knows which rule asks. */
    static final Object UNREADABLE = new Object();

    static Fields of(Class<?> type, List<String> names) {
        return new Fields(names.stream().map(name -> Values.field(type, name)).toList());
    }

    /** What a fact has there; equal of two facts that have the same. */
    @Nullable
    Object of(Fact fact) {
        try {
            if (all.size() == 1) {
                return Values.read(all.get(0), fact);
            }
            Object[] values = new Object[all.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Values.read(all.get(i), fact);
            }
            return Arrays.asList(values);
        } catch (IllegalStateException unreadable) {
            return UNREADABLE;
        }
    }
}
