package org.faultline.access.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.faultline.access.Refused;

/**
 * How often somebody may fail to sign in: a name and an address each so many times within a quarter of an hour (NIST SP 800-63B-4, 3.2.2
 * allows a hundred in a row). A process counts for itself; what it forgets is forgotten after the same time anyway.
 */
@ApplicationScoped
class LoginLimit {
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final int BY_NAME = 30;
    private static final int BY_ADDRESS = 15;
    private static final int MOST_KEPT = 100_000;

    /** Failures since the first of them. */
    private record Failures(Instant since, int count) {}

    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Clock clock;

    LoginLimit(Clock clock) {
        this.clock = clock;
    }

    /** @throws Refused if that name or that address has failed too often */
    void check(String name, String address) {
        if (count("name " + key(name)) >= BY_NAME || count("address " + address) >= BY_ADDRESS) {
            throw Refused.of(
                    Refused.Kind.LIMIT,
                    "Too many tries failed for this name or from this address; try again in " + WITHIN.toMinutes()
                            + " minutes");
        }
    }

    void failed(String name, String address) {
        note("name " + key(name));
        note("address " + address);
    }

    void succeeded(String name) {
        failures.invalidate("name " + key(name));
    }

    private int count(String of) {
        Failures now = failures.getIfPresent(of);
        return now == null || now.since.plus(WITHIN).isBefore(clock.instant()) ? 0 : now.count;
    }

    private void note(String of) {
        Instant now = clock.instant();
        failures.asMap()
                .merge(
                        of,
                        new Failures(now, 1),
                        (old, one) ->
                                old.since.plus(WITHIN).isBefore(now) ? one : new Failures(old.since, old.count + 1));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
