package org.faultline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.fact.event.Event;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.report.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The promise that the same reports give the same facts, to the byte, however they were imported: on real rows. */
class GedOrderTest {
    private static List<Report> rows;
    private static Map<String, Fact> expected;

    @BeforeAll
    static void learnAllAtOnce() {
        rows = GedRows.reports();
        KnownFacts facts = KnownFacts.of(rows);
        assertThat(rows).hasSize(2_115);
        assertThat(facts.of(Event.class))
                .as("some rows link, most do not")
                .hasSizeBetween(1_000, 2_000)
                .anySatisfy(e -> assertThat(e.reports()).hasSizeGreaterThan(3));
        expected = facts.all();
    }

    private static List<Report> shuffled(long seed) {
        List<Report> all = new ArrayList<>(rows);
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    @Test
    void twiceIsOnce() {
        KnownFacts facts = KnownFacts.of(rows).learn(rows).learn(shuffled(1));
        assertThat(facts.all()).isEqualTo(expected);
        // what is equal is written alike, too: asked once, as it takes longer than all the rest
        assertThat(facts.all().toString()).isEqualTo(expected.toString());
    }

    @Test
    void oneByOneInAnyOrder() {
        for (int seed = 0; seed < 2; seed++) {
            KnownFacts facts = new KnownFacts();
            shuffled(seed).forEach(facts::learn);
            assertThat(facts.all()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void inTwoHalvesInEitherOrder() {
        for (int seed = 0; seed < 5; seed++) {
            List<Report> all = shuffled(seed);
            List<Report> one = all.subList(0, all.size() / 2);
            List<Report> two = all.subList(all.size() / 2, all.size());
            assertThat(KnownFacts.of(one).learn(two).all()).isEqualTo(expected);
            assertThat(KnownFacts.of(two).learn(one).all()).isEqualTo(expected);
        }
    }

    @Test
    void fromFourClientsWhoseBatchesInterleave() {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            List<Iterator<Report>> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(shuffled(random.nextLong()).iterator());
            }
            KnownFacts facts = new KnownFacts();
            while (!clients.isEmpty()) {
                Iterator<Report> client = clients.get(random.nextInt(clients.size()));
                List<Report> batch = new ArrayList<>();
                for (int left = 1 + random.nextInt(200); left > 0 && client.hasNext(); left--) {
                    batch.add(client.next());
                }
                facts.learn(batch);
                clients.removeIf(c -> !c.hasNext());
            }
            assertThat(facts.all()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void forgottenAndLearnedAgain() {
        KnownFacts facts = KnownFacts.of(rows).forget("2017-03-01", "2017-10-31");
        assertThat(facts.of(Event.class)).noneMatch(e -> e.day().toString().startsWith("2017-05"));
        assertThat(facts.learn(shuffled(4)).all()).isEqualTo(expected);
    }

    @Test
    void ruledOnAndTakenBack() {
        KnownFacts facts = KnownFacts.of(rows);
        List<LinkDecision> decisions = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            String a = rows.get(random.nextInt(rows.size())).key();
            String b = rows.get(random.nextInt(rows.size())).key();
            if (!a.equals(b)) {
                decisions.add(new LinkDecision(i, a, b, random.nextInt(3) > 0, null, null, null));
            }
        }
        Map<String, Fact> ruled = Map.copyOf(facts.decide(decisions).all());
        assertThat(ruled).isNotEqualTo(expected);
        KnownFacts before = new KnownFacts().decide(decisions);
        shuffled(6).forEach(before::learn);
        assertThat(before.all()).as("ruled before the reports came").isEqualTo(ruled);
        assertThat(facts.decide(List.of()).all()).as("taken back").isEqualTo(expected);
    }
}
