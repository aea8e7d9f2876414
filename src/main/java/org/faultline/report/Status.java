package org.faultline.report;

/** How sure the text is that the thing took place. */
public enum Status {
    REPORTED,
    CONFIRMED,
    PLANNED,
    ALLEGED,
    ATTEMPTED,
    HISTORICAL,
    NEGATED
}
