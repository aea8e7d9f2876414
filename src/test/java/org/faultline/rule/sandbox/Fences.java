package org.faultline.rule.sandbox;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import org.faultline.rule.budget.RuleCodeGate;

/** Fences with a layer alone, so that each can be seen to hold. */
public final class Fences {
    private Fences() {}

    /** @param layer its name in lower case, as the attacks name it */
    public static RuleCodeGate only(String layer, Collection<Class<?>> words) {
        return new RuleCodeGate(words, EnumSet.of(RuleCodeGate.Layer.valueOf(layer.toUpperCase(Locale.ROOT))));
    }

    public static RuleCodeGate none(Collection<Class<?>> words) {
        return new RuleCodeGate(words, EnumSet.noneOf(RuleCodeGate.Layer.class));
    }
}
