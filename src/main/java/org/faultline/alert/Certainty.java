package org.faultline.alert;

/** Whether the evidence forces the conclusion (CERTAIN) or only allows it (POSSIBLE, always with reasons). */
public enum Certainty {
    CERTAIN,
    POSSIBLE
}
