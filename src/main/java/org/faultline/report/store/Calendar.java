package org.faultline.report.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.faultline.report.Report;
import org.faultline.settings.Settings;

/**
 * What day it is. Normally the clock's, and a report arrives when it comes. Where {@code faultline.today} is set, as for the sample, the
 * calendar stands on that day, and a report arrives at its own asOf, so that old news can be lived through again. While the sample is
 * being fed, its articles lie in the past of that day, and no time passes until the last of them is worked out.
 */
@ApplicationScoped
public class Calendar {
    private final Clock clock;
    private final Optional<LocalDate> pinned;
    private volatile boolean sample;
    private volatile boolean feeding;

    /** Where an empty service is fed the sample, it counts as being fed until {@link #fed} says otherwise. */
    public Calendar(Clock clock, Settings settings) {
        this.clock = clock;
        this.pinned = settings.today();
        this.sample = settings.sample().orElse(false);
        this.feeding = sample;
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

    /** The day on which it stands, where it does. */
    public Optional<LocalDate> pinned() {
        return pinned;
    }

    /** Whether the news is the sample's. */
    public boolean isSample() {
        return sample;
    }

    /** Whether more of the sample is to come. */
    public boolean isFeeding() {
        return feeding;
    }

    /**
     * All that there is of the sample has come and is worked out.
     *
     * @param isSample false where the service holds other news and none of the sample
     */
    public void fed(boolean isSample) {
        sample = isSample;
        feeding = false;
    }

    /**
     * When a report arrives.
     *
     * @param before when the report before it arrived; none arrives earlier than one that came before it
     */
    Instant arrival(Report report, Instant received, Instant before) {
        Instant own = pinned.isEmpty() ? received : earlier(report.asOf(), now());
        return own.isBefore(before) ? before : own;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
