package org.faultline.rule.sandbox;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import org.faultline.rule.budget.RuleSandbox;

/** Fences with a layer alone, so that each can be seen to hold. */
public final class Fences {
    private Fences() {}

    /** @param layer its name in lower case, as the attacks name it */
    public static RuleSandbox only(String layer, Collection<Class<?>> words) {
        return new RuleSandbox(words, EnumSet.of(RuleSandbox.Layer.valueOf(layer.toUpperCase(Locale.ROOT))));
    }

    public static RuleSandbox none(Collection<Class<?>> words) {
        return new RuleSandbox(words, EnumSet.noneOf(RuleSandbox.Layer.class));
    }
}
