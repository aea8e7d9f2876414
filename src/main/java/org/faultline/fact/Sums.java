package org.faultline.fact;

import java.time.LocalDate;

/**
 * Sums over 30 days for a stretch of days, and the highest of the year before each of these. One is used for many stretches, since
 * its arrays span more than a year.
 */
final class Sums {
    private long from;
    private int[] each = {};
    private int[] summed = {};
    private int[] high = {};
    private int[] highest = {}; // days of falling sums, the highest first

    void over(DeadByDay dead, LocalDate first, LocalDate last) {
        from = first.toEpochDay() - Tally.LOOK_BACK;
        int days = (int) (last.toEpochDay() - from) + 1;
        if (days > each.length) {
            each = new int[days];
            summed = new int[days];
            high = new int[days];
            highest = new int[days];
        }
        dead.read(from, days, each);
        int head = 0;
        int end = 0;
        int sum = 0;
        for (int i = 0; i < days; i++) {
            sum += each[i] - (i >= Tally.SUMMED ? each[i - Tally.SUMMED] : 0);
            summed[i] = sum;
            if (head < end && highest[head] < i - Tally.YEAR) {
                head++;
            }
            high[i] = head == end ? 0 : summed[highest[head]];
            while (head < end && summed[highest[end - 1]] <= sum) {
                end--;
            }
            highest[end++] = i;
        }
    }

    int summed(LocalDate day) {
        return summed[(int) (day.toEpochDay() - from)];
    }

    int yearHigh(LocalDate day) {
        return high[(int) (day.toEpochDay() - from)];
    }
}
