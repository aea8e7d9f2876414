package org.faultline.fact.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DayMapTest {
    private final TreeMap<Long, String> expected = new TreeMap<>();
    private final DayMap<String> things = new DayMap<>();

    @Test
    void holdsWhatATreeHolds() {
        Random random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            long day = random.nextInt(120) - 60;
            if (!expected.containsKey(day)) {
                expected.put(day, "day " + day);
                things.add(day, "day " + day);
            } else if (random.nextInt(3) == 0) {
                expected.remove(day);
                things.remove(things.place(day));
            }
            check(random.nextInt(140) - 70);
        }
    }

    @Test
    void takesNoRoomForDaysBetween() {
        things.add(Long.MAX_VALUE, "last");
        things.add(Long.MIN_VALUE, "first");
        assertThat(things.size()).isEqualTo(2);
        assertThat(things.find(Long.MIN_VALUE)).isEqualTo("first");
        assertThat(things.find(Long.MAX_VALUE)).isEqualTo("last");
        assertThat(things.find(0)).isNull();
    }

    private void check(long day) {
        assertThat(things.size()).isEqualTo(expected.size());
        assertThat(things.find(day)).isEqualTo(expected.get(day));
        assertThat(things.place(day)).isEqualTo(expected.headMap(day).size());
        int place = 0;
        for (Long each : expected.keySet()) {
            assertThat(things.day(place)).isEqualTo(each);
            assertThat(things.get(place++)).isEqualTo(expected.get(each));
        }
    }
}
