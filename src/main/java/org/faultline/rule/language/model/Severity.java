package org.faultline.rule.language.model;

/** How grave a finding is; an alert is as grave as the gravest of what its rule found. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
