package org.faultline.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What day it is. Normally the clock's, and a report arrives when it comes. Where {@code faultline.today} is set, as for the sample, the
 * calendar stands on that day, and a report arrives at its own asOf, so that old news can be lived through again.
 */
@ApplicationScoped
public class Calendar {
    private final Clock clock;
    private final Optional<LocalDate> pinned;

    public Calendar(Clock clock, @ConfigProperty(name = "faultline.today") Optional<LocalDate> pinned) {
        this.clock = clock;
        this.pinned = pinned;
    }

    /** Now; on a pinned day the clock's time of day. */
    public Instant now() {
        Instant now = clock.instant();
        return pinned.map(day ->
                        day.atTime(now.atOffset(ZoneOffset.UTC).toLocalTime()).toInstant(ZoneOffset.UTC))
                .orElse(now);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    public boolean isPinned() {
        return pinned.isPresent();
    }

    Instant arrival(Report report, Instant received) {
        return isPinned() && report.asOf().isBefore(received) ? report.asOf() : received;
    }
}
