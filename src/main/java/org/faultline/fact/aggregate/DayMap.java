package org.faultline.fact.aggregate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thing for each of some days, in the order of the days. They lie side by side, so what is near in time is near in memory; days
 * without a thing take no room.
 */
public final class DayMap<T> {
    private long[] days = new long[4];
    private @Nullable Object[] things = new Object[4];
    private int size;

    int size() {
        return size;
    }

    /** The place of the first thing that is not before a day; the size where there is none. */
    public int place(long day) {
        int low = size - 1;
        int high = size;
        for (int step = 1; low >= 0 && days[low] >= day; step *= 2) { // from the end, as most news is of the last days
            high = low;
            low -= step;
        }
        low = Math.max(low, -1);
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] < day) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    long day(int place) {
        return days[place];
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // there is a thing at each place below the size
    T get(int place) {
        return (T) things[place];
    }

    /** The thing of a day, or null. */
    @Nullable
    public T find(long day) {
        int place = place(day);
        return place < size && days[place] == day ? get(place) : null;
    }

    /** Adds the thing of a day that has none. */
    public void add(long day, T thing) {
        int place = place(day);
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            things = Arrays.copyOf(things, size * 2);
        }
        System.arraycopy(days, place, days, place + 1, size - place);
        System.arraycopy(things, place, things, place + 1, size - place);
        days[place] = day;
        things[place] = thing;
        size++;
    }

    public void remove(int place) {
        size--;
        System.arraycopy(days, place + 1, days, place, size - place);
        System.arraycopy(things, place + 1, things, place, size - place);
        things[size] = null;
    }
}
