package org.faultline.subscription.store;

import java.time.Instant;
import org.faultline.subscription.Subscription;

/** Where requests to confirm are handed in, in the transaction of what is to be confirmed. */
public interface Invitations {
    void askToConfirm(Subscription to, Instant now);
}
