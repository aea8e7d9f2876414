package org.faultline.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.fact.Dated;
import org.faultline.fact.Event;
import org.faultline.fact.Fact;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The facts that the rules of one session see. It keeps what is asked of them again and again: their ids, and how events read as
 * evidence; a rule can hold thousands of them against each other on a day.
 */
final class FactMemory {
    private static final Comparator<Fact> BY_DAY = Comparator.comparing(FactMemory::day);

    private final KieSession session;
    private final Audience audience;
    private final Attention attention;
    private final Map<String, FactHandle> handles = new HashMap<>();
    private final IdentityHashMap<Fact, String> ids = new IdentityHashMap<>();

    /** What no rule asks for; an explanation does. */
    private final Map<String, Fact> unasked = new HashMap<>();

    private final Map<String, Exhibit> exhibits = new HashMap<>();

    /** The events behind those facts that rest on many; whole days of them stand behind a fact, and many such facts behind a match. */
    private final IdentityHashMap<Fact, List<Exhibit>> behind = new IdentityHashMap<>();

    /** Those asked for since the rules began to settle: a rule often matches in many ways over the same facts. */
    private final Map<Set<Fact>, Grounds> grounds = new HashMap<>();

    private int changed;
    private long gatherings;

    FactMemory(KieSession session, Audience audience, Attention attention) {
        this.session = session;
        this.audience = audience;
        this.attention = attention;
    }

    void insert(Fact fact) {
        if (fact instanceof Event event) {
            exhibits.put(event.id(), new Exhibit(event));
        }
        String id = fact.id();
        if (!audience.asksFor(fact)) {
            unasked.put(id, fact);
        } else if (attention.put(id, fact)) {
            show(id, fact);
        }
    }

    void delete(Fact gone) {
        if (gone instanceof Event event) {
            exhibits.remove(event.id());
        }
        String id = gone.id();
        unasked.remove(id);
        attention.remove(id, gone);
        hide(id);
    }

    /** Brings into sight of the rules what these facts can be matched with; says whether there was any. */
    boolean turnTo(Collection<? extends Fact> changing) {
        List<Fact> come = attention.turnTo(changing);
        come.forEach(f -> show(f.id(), f));
        return !come.isEmpty();
    }

    /** Takes out of the rules' sight what nothing concerned of late; says whether there was any. */
    boolean letRest() {
        List<Fact> rest = attention.letRest();
        rest.forEach(f -> hide(f.id()));
        return !rest.isEmpty();
    }

    private void show(String id, Fact fact) {
        changed++;
        handles.put(id, session.insert(fact));
        ids.put(fact, id);
    }

    private void hide(String id) {
        FactHandle handle = handles.remove(id);
        if (handle != null) {
            changed++;
            Fact fact = (Fact) session.getObject(handle);
            ids.remove(fact);
            behind.remove(fact);
            session.delete(handle);
        }
    }

    void replace(Fact fact) {
        delete(fact);
        insert(fact);
    }

    /** How many came and went since this was last asked. */
    int changed() {
        int since = changed;
        changed = 0;
        return since;
    }

    /** To be said when the rules have settled. */
    void settled() {
        grounds.clear();
    }

    /** All of them, by id. */
    List<Fact> all() {
        return Stream.of(ids.keySet().stream(), attention.resting(), unasked.values().stream())
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Fact::id))
                .toList();
    }

    String id(Fact fact) {
        String known = ids.get(fact);
        return known == null ? fact.id() : known;
    }

    /**
     * What a match of these facts rests on.
     *
     * @param facts by identity
     */
    Grounds grounds(Set<Fact> facts) {
        return grounds.computeIfAbsent(facts, all -> Grounds.of(ids(all), exhibits(all)));
    }

    private List<String> ids(Collection<Fact> facts) {
        TreeSet<String> all = new TreeSet<>();
        facts.forEach(f -> all.add(id(f)));
        return List.copyOf(all);
    }

    /** Every event behind some facts, once, by day. */
    private List<Exhibit> exhibits(Collection<Fact> facts) {
        gatherings++;
        // most rest on the events of one day, so that what is sorted then is nearly in order
        List<Fact> byDay = new ArrayList<>(facts);
        byDay.sort(BY_DAY);
        List<Exhibit> all = new ArrayList<>();
        for (Fact fact : byDay) {
            for (Exhibit e : exhibits(fact)) {
                if (e.meets(gatherings)) {
                    all.add(e);
                }
            }
        }
        Collections.sort(all);
        return once(all);
    }

    /** Facts that outlive an event's being forgotten and learned again still hold it as another. */
    private static List<Exhibit> once(List<Exhibit> sorted) {
        List<Exhibit> once = new ArrayList<>(sorted.size());
        for (Exhibit e : sorted) {
            if (once.isEmpty() || once.get(once.size() - 1).compareTo(e) != 0) {
                once.add(e);
            }
        }
        return once;
    }

    private List<Exhibit> exhibits(Fact fact) {
        List<Exhibit> known = behind.get(fact);
        if (known == null) {
            List<Event> events = Evidences.events(fact);
            known = new ArrayList<>(events.size());
            for (Event event : events) {
                known.add(exhibit(event));
            }
            if (known.size() > 1 && ids.containsKey(fact)) {
                behind.put(fact, known);
            }
        }
        return known;
    }

    /**
     * One for all objects that say the same of an event, as facts that were made at different times hold different ones; an event as it
     * was before, which facts that are about to go still hold, is another.
     */
    @SuppressWarnings("ReferenceEquality")
    private Exhibit exhibit(Event event) {
        Exhibit known = exhibits.computeIfAbsent(event.id(), id -> new Exhibit(event));
        return known.event() == event || known.event().equals(event) ? known : new Exhibit(event);
    }

    private static LocalDate day(Fact fact) {
        return fact instanceof Dated dated ? dated.day() : LocalDate.MIN;
    }

    void close() {
        session.dispose();
    }
}
