package org.faultline.notify.policy;

/** How one subscriber hears of one revision of an alert. */
public enum NotificationMode {
    IMMEDIATE,
    DIGEST,
    NONE
}
