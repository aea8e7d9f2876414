package org.faultline.subscription;

/** The way a subscriber is told. */
public enum Channel {
    MAIL,
    WEBHOOK
}
