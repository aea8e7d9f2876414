package org.faultline.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.faultline.rule.file.RuleFailure;

/** Lets through one after another what makes facts anew, so that the service goes on beside it. */
@ApplicationScoped
public class OneAtATime {
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final Semaphore turn = new Semaphore(1, true);

    /** Answers 409 where another takes too long, 422 where the rule itself does. */
    public <T> T of(Supplier<T> work) {
        take();
        try {
            return work.get();
        } catch (RuleFailure e) {
            throw Problem.of(422, "The rule went wrong", e.rule() + " " + e.reason())
                    .thrown();
        } finally {
            turn.release();
        }
    }

    private void take() {
        try {
            if (!turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.of(
                                409,
                                "Busy",
                                "another question of this kind is being worked out; ask again when it is over")
                        .thrown();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for a turn", e);
        }
    }
}
