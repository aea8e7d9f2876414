package org.faultline.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param at when it was sent or is tried again
 * @param counted whether it was an attempt; not where the letter never got its turn
 * @param stops whether nothing more is to be sent to the address
 * @param paced whether its time is fixed already
 */
record Settlement(
        Claim claim,
        Letter.State state,
        Instant at,
        @Nullable String error,
        boolean counted,
        boolean stops,
        boolean paced) {
    static Settlement sent(Claim claim, Instant at) {
        return new Settlement(claim, Letter.State.SENT, at, null, true, false, false);
    }

    static Settlement dead(Claim claim, Instant at, String why) {
        return new Settlement(claim, Letter.State.DEAD, at, why, true, false, false);
    }

    static Settlement addressRefused(Claim claim, Instant at, String why) {
        return new Settlement(claim, Letter.State.DEAD, at, why, true, true, false);
    }

    static Settlement again(Claim claim, Instant at, String why) {
        return new Settlement(claim, Letter.State.WAITING, at, why, true, false, false);
    }

    /** Put back as if it had not been taken. */
    static Settlement untried(Claim claim, Instant at, @Nullable String why) {
        return new Settlement(claim, Letter.State.WAITING, at, why, false, false, false);
    }

    /** Its turn among the letters to its domain comes later. */
    static Settlement paced(Claim claim, Instant at) {
        return new Settlement(claim, Letter.State.WAITING, at, null, false, false, true);
    }
}
