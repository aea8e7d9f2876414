package org.faultline.alert.lifecycle;

/** How grave an alert is: the gravest of what its rule found. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    static Severity of(org.faultline.rule.language.model.Severity found) {
        return valueOf(found.name());
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
