package org.faultline.notify.channel;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Stops all letters while the server takes none; after a pause it lets one try, and all when that one gets through. */
public final class Breaker {
    /** Whether letters may go: all, one to try, or none. */
    public enum State {
        ALL_MAY_GO,
        ONE_MAY_TRY,
        NONE_MAY_GO
    }

    private final Backoff backoff;
    private final int mostBroken;
    private final RandomGenerator random;
    private int refusals;
    private int broken;
    private Instant until = Instant.MIN;

    /** @param mostBroken how many lines may break one after the other before that counts as the server's refusal */
    public Breaker(Backoff backoff, int mostBroken, RandomGenerator random) {
        this.backoff = backoff;
        this.mostBroken = mostBroken;
        this.random = random;
    }

    public synchronized State state(Instant now) {
        if (refusals == 0) {
            return State.ALL_MAY_GO;
        }
        return now.isBefore(until) ? State.NONE_MAY_GO : State.ONE_MAY_TRY;
    }

    /** Until when none may go; in the past where they may. */
    public synchronized Instant until() {
        return until;
    }

    /** The server answered a letter, whatever it said of it. */
    public synchronized void answered() {
        refusals = 0;
        broken = 0;
        until = Instant.MIN;
    }

    /** Takes what came of a letter; says whether it is the server that failed. */
    public synchronized boolean failed(Failure failure, Instant now) {
        switch (failure.kind()) {
            case SERVER_REFUSES -> trip(now);
            case LINE_BROKE -> {
                broken++;
                if (broken >= mostBroken || refusals > 0) {
                    trip(now);
                    return true;
                }
                return false;
            }
            case ADDRESS_REFUSED, LETTER_REFUSED, NOT_NOW -> answered();
            case UNWRITTEN -> {
                // says nothing of the server
            }
        }
        return failure.kind() == Failure.Kind.SERVER_REFUSES;
    }

    /** Letters that were in flight together fail together; that is one refusal, not many. */
    private void trip(Instant now) {
        if (now.isBefore(until)) {
            return;
        }
        refusals++;
        broken = 0;
        until = now.plus(backoff.after(refusals, random));
    }
}
