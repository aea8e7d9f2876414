package org.faultline.web.subscription;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.faultline.access.RecentTries;
import org.faultline.web.http.CurrentLogin;
import org.faultline.web.http.Problem;

/** How many subscriptions somebody who is not signed in may ask for, so that nobody sends mails to strangers from here. */
@ApplicationScoped
class AskLimit {
    private static final int AN_HOUR = 20;

    private final RecentTries asked;
    private final CurrentLogin current;
    private final RoutingContext call;

    AskLimit(Clock clock, CurrentLogin current, RoutingContext call) {
        this.asked = new RecentTries(Duration.ofHours(1), clock);
        this.current = current;
        this.call = call;
    }

    /** To be called for each that is asked for. */
    void check() {
        if (current.login().isPresent()) {
            return;
        }
        String network = RecentTries.network(call.request().remoteAddress().hostAddress());
        if (asked.of(network) >= AN_HOUR) {
            throw Problem.of(
                            429,
                            "Too many tries",
                            AN_HOUR
                                    + " subscriptions were asked for from this address within an hour; wait, or sign in")
                    .thrown();
        }
        asked.note(network);
    }
}
