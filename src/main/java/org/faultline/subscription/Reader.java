package org.faultline.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One subscription as it is decided for.
 *
 * @param address who reads it: what goes to one address is read by one person
 * @param digestGoes whether its digest goes out now
 */
public record Reader(
        long subscription,
        String address,
        SubscriptionWish wish,
        @Nullable Instant pausedUntil,
        boolean digestGoes) {

    public static Reader of(Subscription s) {
        return new Reader(s.id(), s.channel() + " " + s.address(), s.wish(), s.pausedUntil(), false);
    }

    /** Someone who wants this, and has never paused. */
    public static Reader of(SubscriptionWish wish) {
        return new Reader(0, "", wish, null, false);
    }

    /** The same at the moment its digest goes out. */
    public Reader withDigest() {
        return new Reader(subscription, address, wish, pausedUntil, true);
    }

    public boolean paused(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil);
    }

    /** When the quiet hours end, or null where none are running. */
    public @Nullable Instant quietUntil(Instant now) {
        QuietHours quiet = wish.quiet();
        return quiet == null ? null : quiet.end(now, wish.zone());
    }
}
