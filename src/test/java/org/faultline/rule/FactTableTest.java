package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.fact.Fact;
import org.faultline.fact.Quarrel;
import org.junit.jupiter.api.Test;

/** A table of facts holds what a map by the objects themselves would. */
class FactTableTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private final FactTable<Integer> table = new FactTable<>();

    @Test
    void holdsWhatAMapByTheObjectsWould() {
        Map<Fact, Integer> expected = new IdentityHashMap<>();
        List<Fact> known = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            Fact fact = random.nextInt(3) > 0 || known.isEmpty()
                    ? new Quarrel("a|b", FIRST.plusDays(random.nextInt(9)), List.of())
                    : known.remove(random.nextInt(known.size()));
            assertThat(table.get(fact)).isEqualTo(expected.get(fact));
            assertThat(table.remove(fact)).isEqualTo(expected.remove(fact));
            if (random.nextInt(4) > 0) {
                table.put(fact, i);
                expected.put(fact, i);
                known.add(fact);
            }
        }
        assertThat(table.things()).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(table.facts()).hasSameSizeAs(expected.keySet()).allMatch(expected::containsKey);
        known.forEach(table::remove);
        assertThat(table.facts()).isEmpty();
    }
}
