package org.faultline.rule.fence;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;

/** Fences with a layer alone, so that each can be seen to hold. */
public final class Fences {
    private Fences() {}

    /** @param layer its name in lower case, as the attacks name it */
    public static Fence only(String layer, Collection<Class<?>> words) {
        return new Fence(words, EnumSet.of(Fence.Layer.valueOf(layer.toUpperCase(Locale.ROOT))));
    }

    public static Fence none(Collection<Class<?>> words) {
        return new Fence(words, EnumSet.noneOf(Fence.Layer.class));
    }
}
