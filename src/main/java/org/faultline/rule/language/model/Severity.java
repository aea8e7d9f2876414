package org.faultline.rule.language.model;

/** How grave a finding is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
