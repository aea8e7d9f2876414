package org.faultline.notify.mail.map;

/** A finished picture, which nobody changes any more. */
public final class PngImage {
    private final byte[] bytes;

    public PngImage(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
    }
}
