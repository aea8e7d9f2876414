package org.faultline.rule.language.model;

import java.time.Duration;
import java.time.LocalDate;

/**
 * When an alert of a rule is told, and when it is over.
 *
 * @param quietDays days without new evidence after which it is over
 * @param graceDays days after those in which new evidence takes it up again instead of beginning another
 * @param hold how long it has to stand, by the clock, before it is told
 * @param sources independent sources it needs before it is told
 * @param approval whether a person has to approve it before it is told
 */
public record AlertTerms(int quietDays, int graceDays, Duration hold, int sources, boolean approval) {
    /** What holds where a rule says nothing else. */
    public static final AlertTerms USUAL = new AlertTerms(30, 7, Duration.ZERO, 1, false);

    /** Days without new evidence after which it cools: half of those after which it is over, rounded up. */
    public int coolDays() {
        return (quietDays + 1) / 2;
    }

    /** The last day on which evidence can follow on evidence of a day and still belong to one alert with it. */
    public LocalDate reach(LocalDate last) {
        return last.plusDays(quietDays + graceDays);
    }

    /** Whether two spans of days belong to one alert: neither follows the other after a longer gap than that. */
    public boolean join(LocalDate first, LocalDate last, LocalDate otherFirst, LocalDate otherLast) {
        return !otherFirst.isAfter(reach(last)) && !first.isAfter(reach(otherLast));
    }
}
