package org.faultline.pipeline.ownership;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The leases, where all replicas see the same ones. Each call is one transaction by itself; times are those of one clock. */
public interface LeaseTable {
    /**
     * A theatre and who drives it.
     *
     * @param owner name of the replica that holds the lease; null where nobody does
     * @param free how long nobody has held it, as it ran out or was given back; negative while it holds
     */
    record Held(String theatre, @Nullable String owner, long fence, Duration free) {
        boolean isFree() {
            return !free.isNegative();
        }
    }

    /** A replica that was seen within the time of a lease, and how long it has been there. */
    record Live(String name, Duration since) {}

    /** Everything there is, in the order of names. */
    record Standing(List<Held> theatres, List<Live> replicas) {}

    /**
     * Says that this replica lives, makes its leases last longer, and looks at all.
     *
     * @param mine those it believes it holds; one that another took is left alone
     * @throws NameTaken if another process has come under this replica's name since
     */
    Standing look(Collection<Lease> mine);

    /** Takes a lease, where it is still as it was seen. */
    Optional<Lease> take(Held seen);

    /** Gives a lease back, so that others may take it at once; nothing where another took it. */
    void giveBack(Lease lease);

    /** Another process runs under the same name. */
    final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NameTaken(String name) {
            super("another Faultline runs under the name " + name + " on this database; each needs a name of its own"
                    + " (FAULTLINE_REPLICA), and this one works nothing out until it is started anew");
        }
    }
}
