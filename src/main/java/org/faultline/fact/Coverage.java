package org.faultline.fact;

import java.time.LocalDate;

/**
 * Whether a source is still heard of: silence is news only while those who would tell are there.
 *
 * @param lastSeen the newest day that one of its reports was published; long ago where there was none
 * @param cadenceDays days within which something of it is expected
 * @param day the day as of which this is said
 */
public record Coverage(String source, LocalDate lastSeen, int cadenceDays, LocalDate day) implements Fact {
    /** Nothing of it was ever seen. */
    public static final LocalDate NEVER = LocalDate.of(1, 1, 1);

    @Override
    public String id() {
        return "coverage|" + source;
    }

    /** Something of it came within the expected time. */
    public boolean healthy() {
        return !day.isAfter(lastSeen.plusDays(cadenceDays));
    }
}
