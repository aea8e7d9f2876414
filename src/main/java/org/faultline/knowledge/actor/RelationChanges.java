package org.faultline.knowledge.actor;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;

/** The days on which something begins, or is over since the day before: in each stretch between two of them nothing changes. */
public final class RelationChanges {
    private final LocalDate[] days;

    public RelationChanges(Stream<LocalDate> days) {
        this.days = days.sorted().distinct().toArray(LocalDate[]::new);
    }

    /** How many stretches there are, those before the first turn and after the last among them. */
    int stretches() {
        return days.length + 1;
    }

    /** The number of the stretch that a day is in, from 0. */
    int stretch(LocalDate day) {
        int at = Arrays.binarySearch(days, day);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** The first day of the stretch that a day is in. */
    public LocalDate since(LocalDate day) {
        int stretch = stretch(day);
        return stretch == 0 ? LocalDate.MIN : days[stretch - 1];
    }
}
