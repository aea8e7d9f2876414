package org.faultline.notify.subscriber;

import java.time.Instant;

/** Where requests to confirm are handed in, in the transaction of what is to be confirmed. */
public interface Invitations {
    void askToConfirm(Subscription to, Instant now);
}
