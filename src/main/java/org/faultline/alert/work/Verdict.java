package org.faultline.alert.work;

/** What an alert was worth to the person who looked into it. */
public enum Verdict {
    USEFUL,
    /** True, and not worth a mail. */
    NOISE,
    /** Not what happened. */
    WRONG
}
