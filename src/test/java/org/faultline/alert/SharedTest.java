package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is shared is whatever any of those who have some has, however they came to have it. */
class SharedTest {
    private static final int TRIALS = 300;
    private static final int STEPS = 20;

    /** A thing as it is known at one time. */
    private record Thing(int number, int version) {}

    private static final Comparator<Thing> BY_NUMBER = Comparator.comparingInt(Thing::number);

    @Test
    void itIsWhatAnyoneHas() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            Shared<Thing> shared = new Shared<>(BY_NUMBER);
            Map<Integer, List<Thing>> owners = new TreeMap<>();
            for (int step = 0; step < STEPS; step++) {
                List<Thing> before = List.copyOf(shared.all());
                int known = step / 3;
                for (int i = random.nextInt(4); i >= 0; i--) {
                    int owner = random.nextInt(5);
                    List<Thing> has = things(random, known);
                    shared.replace(owners.getOrDefault(owner, List.of()), has);
                    owners.put(owner, has);
                }
                owners.replaceAll((owner, had) -> asKnown(had, known, shared));
                Change<Thing> change = shared.settle();
                assertThat(shared.all()).as("seed %d", seed).isEqualTo(union(owners));
                assertThat(change).as("seed %d", seed).isEqualTo(between(before, shared.all()));
            }
        }
    }

    @Test
    void whatIsEqualToWhatWasThereHasNotChanged() {
        Shared<Thing> shared = new Shared<>(BY_NUMBER);
        Thing first = new Thing(1, 0);
        shared.add(List.of(first));
        shared.settle();
        shared.replace(List.of(first), List.of(new Thing(1, 0)));
        assertThat(shared.settle().none()).isTrue();
        assertThat(shared.all().get(0)).isSameAs(first);
    }

    /** All agree at any time on how a thing is known. */
    private static List<Thing> asKnown(List<Thing> had, int version, Shared<Thing> shared) {
        List<Thing> has = had.stream().map(t -> new Thing(t.number, version)).toList();
        shared.replace(had, has);
        return has;
    }

    /** Now and then in another order. */
    private static List<Thing> things(Random random, int version) {
        List<Thing> some = new ArrayList<>();
        int first = random.nextInt(30);
        int far = random.nextInt(1, 4);
        for (int number = first; number < first + 30; number += random.nextInt(1, 1 + far)) {
            some.add(new Thing(number, version));
        }
        return random.nextInt(8) == 0 ? reversed(some) : some;
    }

    private static List<Thing> reversed(List<Thing> some) {
        Collections.reverse(some);
        return some;
    }

    private static List<Thing> union(Map<Integer, List<Thing>> owners) {
        return owners.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted(BY_NUMBER)
                .toList();
    }

    private static Change<Thing> between(List<Thing> before, List<Thing> now) {
        return Change.between(before, List.copyOf(now), BY_NUMBER, Thing::equals);
    }
}
