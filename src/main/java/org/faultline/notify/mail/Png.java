package org.faultline.notify.mail;

/** A finished picture, which nobody changes any more. */
final class Png {
    private final byte[] bytes;

    Png(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
