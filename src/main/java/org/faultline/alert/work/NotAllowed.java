package org.faultline.alert.work;

/** That something cannot be done about an alert as it stands. */
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Work work;

    NotAllowed(WorkAction deed, Work work, String because) {
        super(deed + " is not possible: " + because, null, false, false);
        this.work = work;
    }

    public Work work() {
        return work;
    }
}
