package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void thoseAreNamedThatAreGivenMoreOftenThanTheyAreTakenBack() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Names names = new Names();
            Map<String, Integer> plain = new TreeMap<>();
            for (int step = 0; step < 100; step++) {
                String name = "name " + random.nextInt(12);
                int more = plain.containsKey(name) && random.nextBoolean() ? -1 : 1;
                String[] before = names.sorted();
                names.count(name, more);
                boolean same = plain.containsKey(name);
                plain.merge(name, more, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
                assertThat(names.sorted())
                        .as("seed %d", seed)
                        .containsExactly(plain.keySet().toArray(String[]::new));
                assertThat(names.sorted() == before).isEqualTo(same == plain.containsKey(name));
            }
        }
    }

    @Test
    void anEmptyNameIsNone() {
        Names names = new Names();
        names.count("", 1);
        assertThat(names.sorted()).isEmpty();
    }
}
