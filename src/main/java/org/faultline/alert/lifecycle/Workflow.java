package org.faultline.alert.lifecycle;

/** Where the work on an alert stands; people set it, machines never do. */
public enum Workflow {
    OPEN,
    ACKNOWLEDGED,
    CLOSED
}
