package org.faultline.notify.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param at when it was sent or is tried again
 * @param counted whether it was an attempt; not where the letter never got its turn
 * @param stops whether nothing more is to be sent to the address
 * @param rateLimited whether the rate limit has fixed its time already
 */
public record AttemptResult(
        LeasedLetter letter,
        Letter.State state,
        Instant at,
        @Nullable String error,
        boolean counted,
        boolean stops,
        boolean rateLimited) {
    /** What became of the letter by it. */
    public enum Outcome {
        SENT,
        /** It failed and is tried again. */
        FAILED,
        /** It is given up, since nothing more is sent to its address. */
        ADDRESS_REFUSED,
        GIVEN_UP,
        /** It waits for its turn among the letters to its domain. */
        RATE_LIMITED,
        /** It waits, as the other side takes none now or the service stops. */
        NOT_TRIED
    }

    public Outcome outcome() {
        if (state == Letter.State.SENT) {
            return Outcome.SENT;
        } else if (state == Letter.State.DEAD) {
            return stops ? Outcome.ADDRESS_REFUSED : Outcome.GIVEN_UP;
        } else if (rateLimited) {
            return Outcome.RATE_LIMITED;
        }
        return counted ? Outcome.FAILED : Outcome.NOT_TRIED;
    }

    public static AttemptResult sent(LeasedLetter letter, Instant at) {
        return new AttemptResult(letter, Letter.State.SENT, at, null, true, false, false);
    }

    public static AttemptResult dead(LeasedLetter letter, Instant at, String why) {
        return new AttemptResult(letter, Letter.State.DEAD, at, why, true, false, false);
    }

    public static AttemptResult addressRefused(LeasedLetter letter, Instant at, String why) {
        return new AttemptResult(letter, Letter.State.DEAD, at, why, true, true, false);
    }

    public static AttemptResult again(LeasedLetter letter, Instant at, String why) {
        return new AttemptResult(letter, Letter.State.WAITING, at, why, true, false, false);
    }

    /** Put back as if it had not been taken. */
    public static AttemptResult untried(LeasedLetter letter, Instant at, @Nullable String why) {
        return new AttemptResult(letter, Letter.State.WAITING, at, why, false, false, false);
    }

    /** Its turn among the letters to its domain comes later. */
    public static AttemptResult rateLimited(LeasedLetter letter, Instant at) {
        return new AttemptResult(letter, Letter.State.WAITING, at, null, false, false, true);
    }
}
