package org.faultline.access.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.faultline.access.RecentTries;
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

    private final RecentTries failures;

    LoginLimit(Clock clock) {
        this.failures = new RecentTries(WITHIN, clock);
    }

    /** @throws Refused if that name or that address has failed too often */
    void check(String name, String address) {
        if (failures.of(ofName(name)) >= BY_NAME || failures.of(ofAddress(address)) >= BY_ADDRESS) {
            throw Refused.of(
                    Refused.Kind.LIMIT,
                    "Too many tries failed for this name or from this address; try again in " + WITHIN.toMinutes()
                            + " minutes");
        }
    }

    void failed(String name, String address) {
        failures.note(ofName(name));
        failures.note(ofAddress(address));
    }

    void succeeded(String name) {
        failures.forget(ofName(name));
    }

    private static String ofName(String name) {
        return "name " + name.toLowerCase(Locale.ROOT);
    }

    private static String ofAddress(String address) {
        return "address " + RecentTries.network(address);
    }
}
