package org.faultline.report;

/** Whether the text tells of one incident or of many at once ("repeated clashes"); UCDP's {@code event_clarity} 1 and 2. */
public enum Clarity {
    SINGLE,
    AGGREGATE
}
