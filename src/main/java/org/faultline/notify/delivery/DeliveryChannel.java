package org.faultline.notify.delivery;

import io.smallrye.mutiny.Uni;
import org.faultline.notify.outbox.LeasedLetter;

/** One way out of the house. */
interface DeliveryChannel {
    /** Writes what the letter says and hands it over; fails with what {@link org.faultline.notify.transport.Failure} reads. */
    Uni<Void> carry(LeasedLetter letter);
}
