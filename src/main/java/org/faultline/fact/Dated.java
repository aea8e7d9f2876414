package org.faultline.fact;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** A fact of one day; the rule engine's event time is the start of that day, UTC. */
public interface Dated {
    /** The day that windows count by. */
    LocalDate day();

    /** The same day as milliseconds since 1970-01-01, for {@code this before[0d, 30d] $other}. */
    default long at() {
        return day().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
