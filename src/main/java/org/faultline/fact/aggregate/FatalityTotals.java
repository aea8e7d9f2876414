package org.faultline.fact.aggregate;

/**
 * How many people were killed in the 30 days up to each day, in pages of a month or so, each with its highest, so that a year is
 * looked over at once.
 */
final class FatalityTotals {
    private static final int PAGE_DAYS = 32;

    private static final class Page {
        private final int[] sums = new int[PAGE_DAYS];
        private int highest = -1; // not known

        void add(int from, int to, int dead) {
            for (int i = from; i < to; i++) {
                sums[i] += dead;
            }
            highest = -1;
        }

        int highest(int from, int to) {
            if (to - from < PAGE_DAYS) {
                return highestOf(from, to);
            }
            if (highest < 0) {
                highest = highestOf(from, to);
            }
            return highest;
        }

        private int highestOf(int from, int to) {
            int high = 0;
            for (int i = from; i < to; i++) {
                high = Math.max(high, sums[i]);
            }
            return high;
        }
    }

    /** By their first days. */
    private final DayMap<Page> pages = new DayMap<>();

    /** Adds people killed on a day, or takes back what was added. */
    void add(long day, int dead) {
        long end = day + Tally.SUMMED;
        for (long first = firstOfPage(day); first < end; first += PAGE_DAYS) {
            Page page = pages.find(first);
            if (page == null) {
                page = new Page();
                pages.add(first, page);
            }
            page.add(within(day - first), within(end - first), dead);
        }
    }

    /** People killed in the 30 days up to and including this one. */
    int summed(long day) {
        long first = firstOfPage(day);
        Page page = pages.find(first);
        return page == null ? 0 : page.sums[within(day - first)];
    }

    /** The highest of these sums on the 365 days before this one. */
    int yearHigh(long day) {
        long from = day - Tally.YEAR;
        int high = 0;
        for (int i = pages.place(firstOfPage(from)); i < pages.size() && pages.day(i) < day; i++) {
            long first = pages.day(i);
            high = Math.max(high, pages.get(i).highest(within(from - first), within(day - first)));
        }
        return high;
    }

    private static long firstOfPage(long day) {
        return day - Math.floorMod(day, PAGE_DAYS);
    }

    /** A place in a page, or the end of it that is nearest. */
    private static int within(long place) {
        return (int) Math.max(0, Math.min(PAGE_DAYS, place));
    }
}
