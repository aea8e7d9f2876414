package org.faultline.fact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How many people were killed on each day, in pages of a month or so, so that a year is read at once. */
final class DeadByDay {
    private static final int PAGE_DAYS = 32;

    private final Map<Long, int[]> pages = new HashMap<>();

    void add(LocalDate day, int dead) {
        long at = day.toEpochDay();
        pages.computeIfAbsent(Math.floorDiv(at, PAGE_DAYS), p -> new int[PAGE_DAYS])[Math.floorMod(at, PAGE_DAYS)] +=
                dead;
    }

    /** Writes so many days from one on to the beginning of an array. */
    void read(long from, int days, int[] into) {
        int read = 0;
        while (read < days) {
            long at = from + read;
            int first = Math.floorMod(at, PAGE_DAYS);
            int some = Math.min(PAGE_DAYS - first, days - read);
            int[] page = pages.get(Math.floorDiv(at, PAGE_DAYS));
            if (page == null) {
                Arrays.fill(into, read, read + some, 0);
            } else {
                System.arraycopy(page, first, into, read, some);
            }
            read += some;
        }
    }
}
