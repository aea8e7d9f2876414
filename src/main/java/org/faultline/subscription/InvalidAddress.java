package org.faultline.subscription;

/** What was given is not one mail address. */
public final class InvalidAddress extends RuntimeException {
    private final String address;

    InvalidAddress(String address, String reason) {
        super(reason);
        this.address = address;
    }

    /** What was given, however long. */
    public String address() {
        return address;
    }
}
