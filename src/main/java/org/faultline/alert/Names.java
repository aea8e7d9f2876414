package org.faultline.alert;

import java.util.Arrays;

/** Names in order, each counted as often as it is given. */
final class Names {
    private String[] sorted = {};
    private int[] times = {};

    /** @param more how much oftener it is given now; an empty name is none */
    void count(String name, int more) {
        if (name.isEmpty()) {
            return;
        }
        int at = find(name);
        if (at < 0) {
            insert(-1 - at, name, more);
        } else if (times[at] + more == 0) {
            remove(at);
        } else {
            times[at] += more;
        }
    }

    /** Where it is: mostly the very object, as there are few; else as a binary search tells it. */
    @SuppressWarnings("ReferenceEquality")
    private int find(String name) {
        for (int at = 0; at < sorted.length; at++) {
            if (sorted[at] == name) {
                return at;
            }
        }
        return Arrays.binarySearch(sorted, name);
    }

    private void insert(int at, String name, int count) {
        String[] names = Arrays.copyOf(sorted, sorted.length + 1);
        System.arraycopy(sorted, at, names, at + 1, sorted.length - at);
        names[at] = name;
        int[] counts = Arrays.copyOf(times, names.length);
        System.arraycopy(times, at, counts, at + 1, times.length - at);
        counts[at] = count;
        sorted = names;
        times = counts;
    }

    private void remove(int at) {
        String[] names = Arrays.copyOf(sorted, sorted.length - 1);
        System.arraycopy(sorted, at + 1, names, at, names.length - at);
        int[] counts = Arrays.copyOf(times, names.length);
        System.arraycopy(times, at + 1, counts, at, counts.length - at);
        sorted = names;
        times = counts;
    }

    /** The same array as before as long as these are the same; not to be changed. */
    String[] sorted() {
        return sorted;
    }
}
