package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Pages are a sorted list, however they came to be so. */
class PagesTest {
    private static final int TRIALS = 200;
    private static final int STEPS = 20;

    @Test
    void changedStepByStepTheyAreTheSortedListOfWhatIsLeft() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            TreeSet<Integer> plain = new TreeSet<>();
            Pages<Integer> pages = Pages.in(Comparator.<Integer>naturalOrder());
            for (int step = 0; step < STEPS; step++) {
                Change<Integer> change = change(plain, random);
                List<Integer> before = List.copyOf(plain);
                Pages<Integer> next = pages.with(change.gone(), change.come());
                change.gone().forEach(plain::remove);
                plain.addAll(change.come());
                assertThat(next).as("seed %d", seed).isEqualTo(List.copyOf(plain));
                assertThat(next).hasSameSizeAs(plain);
                assertThat(pages).as("what it was made of, seed %d", seed).isEqualTo(before);
                assertThat(plain).allMatch(i -> i.equals(next.find(i)));
                assertThat(change.gone()).allMatch(i -> next.find(i) == null);
                int any = random.nextInt(1000);
                assertThat(next.place(any)).isEqualTo(plain.headSet(any).size());
                pages = next;
            }
        }
    }

    @Test
    void howTwoDifferIsTheSameAsOfPlainLists() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            TreeSet<Integer> plain = new TreeSet<>();
            List<Pages<Integer>> all = new ArrayList<>(List.of(Pages.in(Comparator.<Integer>naturalOrder())));
            for (int step = 0; step < STEPS; step++) {
                Change<Integer> change = change(plain, random);
                change.gone().forEach(plain::remove);
                plain.addAll(change.come());
                all.add(all.get(step).with(change.gone(), change.come()));
            }
            Pages<Integer> one = all.get(random.nextInt(all.size()));
            Pages<Integer> other = all.get(random.nextInt(all.size()));
            assertThat(between(one, other))
                    .as("seed %d", seed)
                    .isEqualTo(between(List.copyOf(one), List.copyOf(other)));
        }
    }

    @Test
    void whatIsLeftAsItWasIsOnTheSamePage() {
        List<Integer> thousand = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            thousand.add(i);
        }
        Pages<Integer> before = Pages.in(Comparator.<Integer>naturalOrder()).with(List.of(), thousand);
        Pages<Integer> after = before.with(List.of(500), List.of(1000));
        assertThat(before.apart(after)).contains(500).hasSizeLessThan(200);
        assertThat(after.apart(before)).contains(1000).hasSizeLessThan(200);
    }

    private static Change<Integer> between(List<Integer> one, List<Integer> other) {
        return Change.between(one, other, Comparator.naturalOrder(), Integer::equals);
    }

    /** Mostly of a few, sometimes of many, and now and then of all. */
    private static Change<Integer> change(TreeSet<Integer> of, Random random) {
        int most = random.nextInt(4) == 0 ? 300 : 3;
        TreeSet<Integer> come = new TreeSet<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            come.add(random.nextInt(1000));
        }
        come.removeAll(of);
        int chance = random.nextInt(8) == 0 ? 1 : 50;
        List<Integer> gone =
                of.stream().filter(i -> random.nextInt(chance) == 0).toList();
        return new Change<>(gone, List.copyOf(come));
    }
}
