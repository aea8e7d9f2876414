package org.faultline.alert.lifecycle;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an alert stands in the world; machines set it, people never do. */
@Schema(name = "AlertCondition")
public enum Condition {
    PENDING,
    ACTIVE,
    COOLING,
    ENDED,
    WITHDRAWN;

    /** Whether it stands and may be told. */
    boolean live() {
        return this == ACTIVE || this == COOLING;
    }

    public boolean open() {
        return this == PENDING || this == ACTIVE || this == COOLING;
    }
}
