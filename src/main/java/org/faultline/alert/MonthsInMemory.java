package org.faultline.alert;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.NavigableSet;

/** The months of facts that are in memory, after some were let go. */
public record MonthsInMemory(NavigableSet<YearMonth> months) {
    /** Whether nothing of these days is held any more, so that nothing about them can change. */
    boolean none(LocalDate from, LocalDate to) {
        return months.subSet(YearMonth.from(from), true, YearMonth.from(to), true)
                .isEmpty();
    }
}
