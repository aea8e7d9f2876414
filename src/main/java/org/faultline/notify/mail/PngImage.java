package org.faultline.notify.mail;

/** A finished picture, which nobody changes any more. */
final class PngImage {
    private final byte[] bytes;

    PngImage(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
