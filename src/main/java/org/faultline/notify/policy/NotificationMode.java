package org.faultline.notify.policy;

/** How one subscriber hears of one turn of an alert. */
public enum NotificationMode {
    IMMEDIATE,
    DIGEST,
    NONE
}
