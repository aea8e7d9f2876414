package org.faultline.pipeline.ownership;

/** A lease was taken by another meanwhile: what was to be committed is refused, and the other has worked it out, or will. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost(Lease lease) {
        super("lease number " + lease.fence() + " of the theatre " + lease.theatre()
                + " holds no longer: another replica has taken it, or the theatres have changed");
    }
}
