package org.faultline.notify.channel;

import io.smallrye.mutiny.Uni;
import org.faultline.notify.outbox.LeasedLetter;
import org.faultline.subscription.Channel;

/** One way out of the house. Its bean has a job of its own that runs the {@link DeliveryRun} it got from {@link DeliveryRuns}. */
public interface DeliveryChannel {
    Channel channel();

    /** Writes what the letter says and hands it over; fails with a {@link Failure.Refused}. */
    Uni<Void> carry(LeasedLetter letter);
}
