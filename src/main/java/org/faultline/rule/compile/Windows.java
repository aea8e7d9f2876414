package org.faultline.rule.compile;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.faultline.fact.Dated;

/**
 * What windows in a rule run on. The engine's own operators would do the same, but only for facts that it holds to be events, and what
 * an event gives it works out for each one as it comes, not for all that came together.
 */
public final class Windows {
    private static final int HOURS = 24;
    private static final int MONTHS = 12;
    private static final int FIRST_YEAR = 1900;

    /** The first days of the months since then, as days since 1970: to reckon them takes most of the time of a window. */
    private static final int[] MONTH = IntStream.range(0, 300 * MONTHS)
            .map(m -> (int) LocalDate.of(FIRST_YEAR, 1, 1).plusMonths(m).toEpochDay())
            .toArray();

    private Windows() {}

    /**
     * Whether one fact lies so many hours before another.
     *
     * @param first the fewest; below 0 where it may lie behind
     * @param last the most
     */
    public static boolean within(Dated one, Dated other, int first, int last) {
        long hours = HOURS * (days(other.day()) - days(one.day()));
        return hours >= first && hours <= last;
    }

    private static long days(LocalDate day) {
        int month = (day.getYear() - FIRST_YEAR) * MONTHS + day.getMonthValue() - 1;
        return month >= 0 && month < MONTH.length ? MONTH[month] + day.getDayOfMonth() - 1 : day.toEpochDay();
    }
}
