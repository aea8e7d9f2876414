package org.faultline.alert.work;

/** That somebody acts on what they saw, and others have acted since. */
public final class StaleVersion extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int given;
    private final transient Work work;

    StaleVersion(int given, Work work) {
        super("is not the newest: " + since(work), null, false, false);
        this.given = given;
        this.work = work;
    }

    private static String since(Work work) {
        return work.version() == 0
                ? "nothing was done yet"
                : work.changedBy() + " has changed it since, on " + work.changedAt() + ", and it is at version "
                        + work.version();
    }

    /** The version that was acted on. */
    public int given() {
        return given;
    }

    public Work work() {
        return work;
    }
}
