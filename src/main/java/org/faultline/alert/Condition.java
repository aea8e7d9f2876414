package org.faultline.alert;

/** Where a story stands in the world; machines set it, people never do. */
public enum Condition {
    PENDING,
    ACTIVE,
    COOLING,
    ENDED,
    WITHDRAWN;

    public boolean open() {
        return this == PENDING || this == ACTIVE || this == COOLING;
    }
}
