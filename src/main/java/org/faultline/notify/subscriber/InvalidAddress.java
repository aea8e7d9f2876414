package org.faultline.notify.subscriber;

/** What was given is not one mail address. */
public final class InvalidAddress extends RuntimeException {
    private static final int MOST_SHOWN = 120;

    private final String address;

    InvalidAddress(String address, String reason) {
        super(reason);
        this.address = address.length() <= MOST_SHOWN ? address : address.substring(0, MOST_SHOWN - 1) + "…";
    }

    /** What was given, shortened. */
    public String address() {
        return address;
    }
}
