package org.faultline.rule.language.model;

import java.util.List;

/** {@code not} or {@code exists} before a pattern, or before several in parentheses joined by {@code and}. */
public record Quantified(Position at, Quantifier quantifier, List<FactPattern> patterns) implements ConditionalElement {
    /** Whether there is none, or at least one. */
    public enum Quantifier {
        NOT,
        EXISTS
    }

    public Quantified {
        patterns = List.copyOf(patterns);
    }

    public Quantified withPatterns(List<FactPattern> others) {
        return new Quantified(at, quantifier, others);
    }
}
