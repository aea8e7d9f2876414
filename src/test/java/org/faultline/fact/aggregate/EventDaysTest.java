package org.faultline.fact.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.memory.FactBase;
import org.faultline.fixture.Findings;
import org.faultline.fixture.GedFile;
import org.junit.jupiter.api.Test;

/** Facts that look a few days back, and on to the next day with an event, beside those that are made anew for all days. */
class EventDaysTest {
    private static final int BACK = 5;
    private static final int ON = 9;

    private final EventDays<Lull> days = new EventDays<>();
    private final TreeMap<LocalDate, Map<String, Event>> expected = new TreeMap<>();
    private final Set<Fact> facts = new HashSet<>();

    @Test
    void keepsTheFactsThatThereWouldBeIfAllWereMadeAnew() {
        FactBase base = new FactBase(Findings.KNOWLEDGE);
        base.learn(GedFile.reports().subList(0, 300));
        List<Event> events = base.events(LocalDate.MIN, LocalDate.MAX);
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                change(events.get(random.nextInt(events.size())));
            }
            AffectedFacts around = new AffectedFacts();
            days.renew(ON, BACK, around, this::fact);
            FactChange change = around.change();
            assertThat(facts).containsAll(change.gone());
            change.gone().forEach(facts::remove);
            facts.addAll(change.come());
            assertThat(facts).isEqualTo(new HashSet<>(plain()));
            assertThat(days.touched()).isFalse();
        }
    }

    private void change(Event event) {
        Map<String, Event> ofDay = expected.computeIfAbsent(event.day(), d -> new TreeMap<>());
        if (ofDay.remove(event.id()) == null) {
            ofDay.put(event.id(), event);
            days.join(event);
        } else {
            days.leave(event);
        }
        if (ofDay.isEmpty()) {
            expected.remove(event.day());
        }
    }

    private Lull fact(int at) {
        return fact(days.date(at), days.next(at), days.events(BACK, at));
    }

    private List<Fact> plain() {
        List<Fact> all = new ArrayList<>();
        for (LocalDate day : expected.keySet()) {
            List<Event> before = new ArrayList<>();
            expected.subMap(day.minusDays(BACK - 1), true, day, true).values().forEach(e -> before.addAll(e.values()));
            all.add(fact(day, expected.higherKey(day), before));
        }
        return all;
    }

    private static Lull fact(LocalDate day, LocalDate next, List<Event> before) {
        long quiet = next == null ? ON : Math.min(ON, ChronoUnit.DAYS.between(day, next));
        return new Lull("group", "area", "district", day, (int) quiet, before);
    }
}
