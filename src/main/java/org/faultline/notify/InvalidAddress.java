package org.faultline.notify;

/** What was given is not one mail address. */
public final class InvalidAddress extends RuntimeException {
    InvalidAddress(String reason) {
        super(reason);
    }
}
