package org.faultline.report;

import java.time.LocalDate;

/**
 * When an event took place: an interval of calendar days, both inclusive, and the day to count by.
 *
 * @param best the day the text names or implies; the end of the interval where it names none
 * @param precision UCDP {@code date_prec}: 1 exact day, 2 two to six days, 3 a week, 4 a month, 5 up to a year
 */
public record DateSpan(LocalDate start, LocalDate end, LocalDate best, int precision) {}
