package org.faultline.rule.language.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code $name : Type( constraint, … )}: a fact of that type for which all constraints hold.
 *
 * @param name what the fact is called elsewhere in the rule, without the dollar; null where it has no name
 */
public record FactPattern(Position at, @Nullable String name, String type, List<Constraint> constraints)
        implements ConditionalElement {
    public FactPattern {
        constraints = List.copyOf(constraints);
    }

    @Override
    public List<FactPattern> patterns() {
        return List.of(this);
    }

    /** The record that its type names. */
    public Class<?> factType() {
        return FactVocabulary.type(type).orElseThrow(() -> new IllegalArgumentException("there is no fact " + type));
    }

    public FactPattern withConstraints(List<Constraint> others) {
        return new FactPattern(at, name, type, others);
    }
}
