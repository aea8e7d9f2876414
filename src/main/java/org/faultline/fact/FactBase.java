package org.faultline.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * All facts that the known reports give. Learning a report works out again only the incidents and days it touches, and the
 * outcome is the same whatever came first. Not for use by several threads at once.
 */
public final class FactBase {
    private final Knowledge knowledge;
    private final Sites sites;
    private final EventMaker maker;
    private final Linker linker = new Linker();
    private final Map<String, Report> newest = new HashMap<>();
    private final Map<String, String> eventOf = new HashMap<>();
    private final Map<String, List<Fact>> factsOf = new HashMap<>();
    private final Map<String, TreeMap<String, Event>> dayEvents = new HashMap<>();
    private final Map<String, Fact> days = new HashMap<>();

    public FactBase(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.sites = new Sites(knowledge);
        this.maker = new EventMaker(knowledge, sites);
    }

    /** Takes in reports in any order: of each identity the newest revision counts, and a retracted one leaves nothing. */
    public FactChange learn(Collection<Report> reports) {
        Map<String, Report> changed = new LinkedHashMap<>();
        for (Report r : reports) {
            Report known = newest.get(r.key());
            if (known == null || r.asOf().isAfter(known.asOf())) {
                newest.put(r.key(), r);
                changed.put(r.key(), r);
            }
        }
        Set<String> touched = linker.neighbourhood(changed.keySet());
        changed.keySet().forEach(linker::remove);
        changed.values().stream().filter(r -> !r.retracted()).forEach(r -> linker.put(Account.of(r, knowledge, sites)));
        touched.addAll(changed.keySet());
        Set<String> whole = linker.neighbourhood(touched);
        touched.addAll(whole);
        return replace(touched, linker.incidents(whole));
    }

    private FactChange replace(Set<String> touched, List<Linker.Incident> incidents) {
        Map<String, Fact> before = new LinkedHashMap<>();
        Map<String, Fact> after = new LinkedHashMap<>();
        Set<DaySlot> slots = new LinkedHashSet<>();
        Set<String> oldEvents = new LinkedHashSet<>();
        for (String key : touched) {
            String id = eventOf.remove(key);
            if (id != null) {
                oldEvents.add(id);
            }
        }
        for (String id : oldEvents) {
            for (Fact fact : factsOf.getOrDefault(id, List.of())) {
                before.put(fact.id(), fact);
                DaySlot.of(fact).forEach(slot -> leave(slot, id, slots));
            }
            factsOf.remove(id);
        }
        for (Linker.Incident incident : incidents) {
            List<Fact> facts = maker.facts(incident);
            factsOf.put(incident.id(), facts);
            incident.accounts().forEach(a -> eventOf.put(a.key(), incident.id()));
            for (Fact fact : facts) {
                after.put(fact.id(), fact);
                DaySlot.of(fact).forEach(slot -> join(slot, (Event) facts.get(0), slots));
            }
        }
        for (DaySlot slot : slots) {
            put(before, days.get(slot.id()));
            Fact day =
                    slot.fact(dayEvents.getOrDefault(slot.id(), new TreeMap<>()).values());
            put(after, day);
            if (day == null) {
                days.remove(slot.id());
            } else {
                days.put(slot.id(), day);
            }
        }
        return difference(before, after);
    }

    private void leave(DaySlot slot, String event, Set<DaySlot> slots) {
        slots.add(slot);
        dayEvents.computeIfPresent(slot.id(), (k, events) -> {
            events.remove(event);
            return events.isEmpty() ? null : events;
        });
    }

    private void join(DaySlot slot, Event event, Set<DaySlot> slots) {
        slots.add(slot);
        dayEvents.computeIfAbsent(slot.id(), k -> new TreeMap<>()).put(event.id(), event);
    }

    private static void put(Map<String, Fact> facts, @Nullable Fact fact) {
        if (fact != null) {
            facts.put(fact.id(), fact);
        }
    }

    private static FactChange difference(Map<String, Fact> before, Map<String, Fact> after) {
        List<Fact> gone = new ArrayList<>();
        List<Fact> come = new ArrayList<>();
        before.values().stream().filter(f -> !f.equals(after.get(f.id()))).forEach(gone::add);
        after.values().stream().filter(f -> !f.equals(before.get(f.id()))).forEach(come::add);
        return new FactChange(gone, come);
    }
}
