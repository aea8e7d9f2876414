package org.faultline.notify.subscriber;

/** The way a subscriber is told. */
public enum Channel {
    MAIL,
    WEBHOOK
}
