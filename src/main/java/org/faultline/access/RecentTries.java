package org.faultline.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** How often each of many has tried something within a while, counted from the first try on. A process counts for itself. */
public final class RecentTries {
    private static final int MOST_KEPT = 100_000;
    private static final int NETWORK_BYTES = 8;

    private record Tries(Instant since, int count) {}

    private final Cache<String, Tries> all =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Duration within;
    private final Clock clock;

    public RecentTries(Duration within, Clock clock) {
        this.within = within;
        this.clock = clock;
    }

    public int of(String who) {
        Tries now = all.getIfPresent(who);
        return now == null || isOver(now, clock.instant()) ? 0 : now.count;
    }

    public void note(String who) {
        Instant now = clock.instant();
        all.asMap()
                .merge(
                        who,
                        new Tries(now, 1),
                        (old, one) -> isOver(old, now) ? one : new Tries(old.since, old.count + 1));
    }

    public void forget(String who) {
        all.invalidate(who);
    }

    private boolean isOver(Tries tries, Instant now) {
        return tries.since.plus(within).isBefore(now);
    }

    /**
     * Where somebody comes from, as far as they cannot choose it: an IPv4 address, or the first half of an IPv6 address, of which the rest is
     * theirs to change.
     *
     * @param address in figures
     */
    public static String network(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address; // it is no worse a name
        }
    }
}
