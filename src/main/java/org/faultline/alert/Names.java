package org.faultline.alert;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names, each counted as often as it is given; put in order anew only once another has come or one is given no more. */
final class Names {
    private final Map<String, Integer> counted = new HashMap<>();
    private String @Nullable [] sorted;

    /** @param times how much oftener it is given now; an empty name is none */
    void count(String name, int times) {
        if (name.isEmpty()) {
            return;
        }
        int now = counted.merge(name, times, Integer::sum);
        if (now == 0) {
            counted.remove(name);
        }
        if (now == 0 || now == times) {
            sorted = null;
        }
    }

    /** The same array as before as long as these are the same. */
    String[] sorted() {
        String[] known = sorted;
        if (known == null) {
            known = counted.keySet().stream().sorted().toArray(String[]::new);
            sorted = known;
        }
        return known;
    }
}
