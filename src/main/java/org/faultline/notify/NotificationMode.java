package org.faultline.notify;

/** How one subscriber hears of one turn of an alert. */
enum NotificationMode {
    IMMEDIATE,
    DIGEST,
    NONE
}
