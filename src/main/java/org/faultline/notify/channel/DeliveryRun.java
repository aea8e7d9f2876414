package org.faultline.notify.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.faultline.log.RequestLog;
import org.faultline.notify.mail.words.Words;
import org.faultline.notify.outbox.AttemptResult;
import org.faultline.notify.outbox.LeasedLetter;
import org.faultline.notify.outbox.Letter;
import org.faultline.notify.outbox.OutboxLeases;
import org.faultline.subscription.Address;
import org.faultline.subscription.Subscription;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One worker's letters of one channel: taken in batches, several in flight at once, settled in batches as they come back. A letter that
 * hangs holds its own place and nobody else's. What cannot be settled now is kept and settled at the next turn.
 */
public final class DeliveryRun {
    private static final Logger LOG = Logger.getLogger(DeliveryRun.class);
    private static final int BATCH = 100;
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int BREATH_MILLIS = 20;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(15), Duration.ofHours(6));

    private final DeliveryChannel channel;
    private final OutboxLeases leases;
    private final DomainRateLimit rateLimit;
    private final Breaker breaker;
    private final Clock clock;
    private final int abreast;
    private final Consumer<AttemptResult> settled;

    private final Deque<LeasedLetter> waiting = new ArrayDeque<>();
    private final LinkedBlockingQueue<AttemptResult> ended = new LinkedBlockingQueue<>();
    private final List<AttemptResult> unsettled = new ArrayList<>();
    private int flying;
    private Instant nextLook = Instant.MIN;
    private volatile boolean stopping;

    /** Whoever runs it was asked to give up; what is in flight comes to its end first. */
    private boolean interrupted;

    /**
     * @param abreast how many letters are in flight at once at most
     * @param settled is told what became of each
     */
    DeliveryRun(
            DeliveryChannel channel,
            OutboxLeases leases,
            DomainRateLimit rateLimit,
            Breaker breaker,
            Clock clock,
            int abreast,
            Consumer<AttemptResult> settled) {
        this.channel = channel;
        this.leases = leases;
        this.rateLimit = rateLimit;
        this.breaker = breaker;
        this.clock = clock;
        this.abreast = abreast;
        this.settled = settled;
    }

    /** Goes on until nothing is due and nothing is in flight. */
    public synchronized void run() {
        nextLook = Instant.MIN;
        boolean more = true;
        while (more || flying > 0 || !waiting.isEmpty()) {
            more = look();
            begin();
            settle();
        }
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the other side takes letters, as far as is known. */
    public Breaker.State breaker() {
        return breaker.state(clock.instant());
    }

    /** Begins no more letters; those in flight come to their end. */
    void stop() {
        stopping = true;
    }

    /** Takes letters where there is room; true where there may be more at once. */
    private boolean look() {
        Instant now = clock.instant();
        Breaker.State gate = breaker.state(now);
        int room = gate == Breaker.State.ALL_MAY_GO ? BATCH : gate == Breaker.State.ONE_MAY_TRY ? 1 : 0;
        boolean mayTry = gate == Breaker.State.ALL_MAY_GO ? waiting.size() < abreast : flying == 0 && waiting.isEmpty();
        if (stopping || room == 0 || !mayTry || now.isBefore(nextLook)) {
            return false;
        }
        List<LeasedLetter> taken = leases.lease(channel.channel(), room, now);
        Map<LeasedLetter, Instant> times = rateLimit.times(taken, now);
        taken.forEach(c -> sort(c, times.getOrDefault(c, now), now));
        boolean more = taken.size() == room && gate == Breaker.State.ALL_MAY_GO;
        nextLook = more ? now : now.plus(BETWEEN_LOOKS);
        return more;
    }

    private void sort(LeasedLetter c, Instant turn, Instant now) {
        String stopped = c.kind() == Letter.Kind.CONFIRM ? null : idle(c);
        if (stopped != null) {
            unsettled.add(AttemptResult.dead(c, now, stopped));
        } else if (turn.isAfter(now)) {
            unsettled.add(AttemptResult.rateLimited(c, turn));
        } else {
            waiting.add(c);
        }
    }

    /** Why a letter is not sent at all. */
    private static @Nullable String idle(LeasedLetter c) {
        if (c.to().state() != Subscription.State.CONFIRMED) {
            return "the subscription has ended";
        }
        return c.stopped() == null ? null : "nothing is sent to this address any more: " + c.stopped();
    }

    private void begin() {
        while (!waiting.isEmpty() && flying < abreast) {
            LeasedLetter c = waiting.remove();
            Instant now = clock.instant();
            boolean closed = breaker.state(now) == Breaker.State.NONE_MAY_GO;
            boolean late = c.leaseEnds().minus(leases.longestSend()).isBefore(now);
            if (stopping || closed || late) {
                unsettled.add(AttemptResult.untried(c, closed ? breaker.until() : now, null));
            } else {
                flying++;
                carry(c);
            }
        }
    }

    private void carry(LeasedLetter c) {
        try {
            channel.carry(c).subscribe().with(done -> ended.add(sent(c)), e -> ended.add(failed(c, Failure.of(e))));
        } catch (RuntimeException e) {
            LOG.errorf(e, "letter %s could not be written", c.messageId());
            ended.add(failed(c, new Failure(Failure.Kind.UNWRITTEN, "could not be written: " + e)));
        }
    }

    private AttemptResult sent(LeasedLetter c) {
        breaker.answered();
        return AttemptResult.sent(c, clock.instant());
    }

    private AttemptResult failed(LeasedLetter c, Failure failure) {
        Instant now = clock.instant();
        boolean closed = breaker.failed(failure, now);
        String why = Words.headerLine(failure.why());
        Instant again = now.plus(BACKOFF.after(c.attempts(), ThreadLocalRandom.current()));
        if (closed) {
            LOG.warnf(
                    "no letter goes out (%s) before %s: %s",
                    channel.channel(), breaker.until(), Address.withoutNames(why));
            again = breaker.until();
        }
        return switch (failure.kind()) {
            case SERVER_REFUSES -> AttemptResult.untried(c, again, why);
            case ADDRESS_REFUSED -> givenUp(AttemptResult.addressRefused(c, now, why));
            case LETTER_REFUSED -> givenUp(AttemptResult.dead(c, now, why));
            case NOT_NOW, LINE_BROKE, UNWRITTEN ->
                c.attempts() < MOST_ATTEMPTS
                        ? AttemptResult.again(c, again, why)
                        : givenUp(AttemptResult.dead(c, now, why));
        };
    }

    private void said(AttemptResult result) {
        LeasedLetter letter = result.letter();
        String name = letter.messageId() + " to subscription " + letter.to().id();
        String by = channel.channel().name().toLowerCase(Locale.ROOT);
        if (result.outcome() == AttemptResult.Outcome.SENT) {
            RequestLog.say(letter.requests(), "letter " + name + " is sent by " + by);
        } else if (result.outcome() == AttemptResult.Outcome.FAILED) {
            RequestLog.say(
                    letter.requests(),
                    "letter " + name + " could not be sent by " + by + ", and is tried again: "
                            + Address.withoutNames(String.valueOf(result.error())));
        }
    }

    private static AttemptResult givenUp(AttemptResult s) {
        RequestLog.warn(
                s.letter().requests(),
                "letter " + s.letter().messageId() + " is given up: "
                        + Address.withoutNames(String.valueOf(s.error())));
        return s;
    }

    /** Waits a moment for the first that comes back where some are in flight, then notes all that did. */
    private void settle() {
        try {
            AttemptResult first = flying == 0 ? null : ended.poll(BREATH_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                unsettled.add(first);
                flying -= 1 + ended.drainTo(unsettled);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!unsettled.isEmpty()) {
            leases.settle(unsettled);
            unsettled.forEach(result -> {
                settled.accept(result);
                said(result);
            });
            unsettled.clear();
        }
    }
}
