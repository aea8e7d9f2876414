package org.faultline.subscription;

/** The way a subscriber is told. */
public enum Channel {
    MAIL(false) {
        @Override
        public String address(String given) {
            return Address.checked(given);
        }
    },
    WEBHOOK(true) {
        @Override
        public String address(String given) {
            return Address.webhook(given);
        }
    };

    private final boolean signed;

    Channel(boolean signed) {
        this.signed = signed;
    }

    /**
     * An address of this channel in its usual form.
     *
     * @throws InvalidAddress if it is none
     */
    public abstract String address(String given);

    /** Whether the subscriber gives a secret that what comes is signed with. */
    public boolean isSigned() {
        return signed;
    }
}
