package org.faultline.notify.mail.map;

import java.util.Base64;

/** A finished picture, which nobody changes any more. */
public final class PngImage {
    private final byte[] bytes;

    public PngImage(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** The picture itself as an address (RFC 2397), for a page that bears it. */
    public String address() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
