package org.faultline.rule.firing;

/** What the right side of a rule may call, as {@code alerts}. */
public interface Alerts {
    /**
     * Raises a finding. The arguments are the values of the rule's {@code @groupBy} names, in that order, then the text; a severity
     * before them replaces the rule's own. In the text {@code {name}} stands for the value bound to {@code $name}.
     */
    void raise(Object... groupByThenText);
}
