package org.faultline.rule.budget;

import java.time.Duration;

/**
 * What one rule may use. Time and memory are for one settling after a change of facts, and grow with the facts that changed; matches
 * are those that stand, and grow with the facts in memory. They are far above what honest rules take (well under a millisecond and
 * 100 KB a fact, about one match a fact) and are counted on the thread itself, so that a busy machine accuses nobody.
 *
 * @param time processor time of the thread, waiting not included
 * @param bytes memory taken by the thread, freed or not; the tuples of a runaway join are not freed
 * @param matches matches of one rule that stand at a time
 */
public record Allowance(Duration time, long bytes, int matches) {
    private static final Duration TIME_A_FACT = Duration.ofNanos(500_000);
    private static final long BYTES_A_FACT = 256L << 10;
    private static final int MATCHES_A_FACT = 10;
    private static final long LEAST_BYTES = 256L << 20;

    public Allowance {
        if (time.isNegative() || time.isZero() || bytes <= 0 || matches <= 0) {
            throw new IllegalArgumentException(
                    "an allowance is above zero, not " + time + ", " + bytes + " bytes, " + matches + " matches");
        }
    }

    /** Ten seconds, 100,000 matches and a quarter of the heap. */
    public static Allowance generous() {
        return new Allowance(
                Duration.ofSeconds(10),
                Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / 4),
                100_000);
    }

    /** The same with another time. */
    public Allowance within(Duration other) {
        return new Allowance(other, bytes, matches);
    }

    long nanosFor(int changed) {
        return time.plus(TIME_A_FACT.multipliedBy(changed)).toNanos();
    }

    long bytesFor(int changed) {
        return bytes + BYTES_A_FACT * changed;
    }

    /** How many matches of one rule may stand while that many facts are in memory. */
    public long matchesFor(long facts) {
        return matches + MATCHES_A_FACT * facts;
    }
}
