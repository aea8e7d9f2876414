package org.faultline.notify.outbox;

import java.time.Instant;
import java.util.List;
import org.faultline.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the hands of one worker until the lease ends.
 *
 * @param fence tells a worker that came back late from the one that took over
 * @param attempts with this one
 * @param before the newest revision of the alert before this one that the subscriber was told; null where none
 * @param root the Message-ID of the first letter about the alert to the same address
 * @param stopped why nothing is sent to the address, or null
 * @param requests the ids of the HTTP requests by which the news in it came
 */
public record LeasedLetter(
        long id,
        String messageId,
        Letter.Kind kind,
        @Nullable Long alertId,
        @Nullable Integer revision,
        @Nullable Integer before,
        int attempts,
        long fence,
        boolean rateLimited,
        Instant leaseEnds,
        Subscription to,
        String root,
        @Nullable String stopped,
        List<String> requests) {

    /** What a limit of letters a minute counts by. */
    public String domain() {
        return to.address().substring(to.address().lastIndexOf('@') + 1);
    }
}
