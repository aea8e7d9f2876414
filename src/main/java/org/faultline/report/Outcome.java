package org.faultline.report;

/** How talks, an attempt or an ultimatum ended, as the text says it; UNSTATED when it does not. */
public enum Outcome {
    AGREED,
    FAILED,
    /** The text says outright that nothing came of it. */
    NONE,
    UNSTATED
}
