package org.faultline.rule;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.Event;
import org.faultline.fact.Fact;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The facts that the rules of one session see. It keeps what is asked of them again and again: their ids, and how events read as
 * evidence; a rule can hold thousands of them against each other on a day.
 */
final class FactMemory {
    private final KieSession session;
    private final Map<String, FactHandle> handles = new HashMap<>();
    private final IdentityHashMap<Fact, String> ids = new IdentityHashMap<>();
    private final IdentityHashMap<Event, Evidence> evidence = new IdentityHashMap<>();
    private int changed;

    FactMemory(KieSession session) {
        this.session = session;
    }

    void insert(Fact fact) {
        String id = fact.id();
        changed++;
        handles.put(id, session.insert(fact));
        ids.put(fact, id);
    }

    void delete(String id) {
        FactHandle handle = handles.remove(id);
        if (handle != null) {
            changed++;
            Fact fact = (Fact) session.getObject(handle);
            ids.remove(fact);
            if (fact instanceof Event event) {
                evidence.remove(event);
            }
            session.delete(handle);
        }
    }

    void replace(Fact fact) {
        delete(fact.id());
        insert(fact);
    }

    /** How many came and went since this was last asked. */
    int changed() {
        int since = changed;
        changed = 0;
        return since;
    }

    /** All of them, by id. */
    List<Fact> all() {
        return ids.keySet().stream().sorted(Comparator.comparing(Fact::id)).toList();
    }

    String id(Fact fact) {
        String known = ids.get(fact);
        return known == null ? fact.id() : known;
    }

    /** Kept for as long as the event itself is among the facts. */
    Evidence evidence(Event event) {
        Evidence known = evidence.get(event);
        if (known == null) {
            known = Evidences.evidence(event);
            if (ids.containsKey(event)) {
                evidence.put(event, known);
            }
        }
        return known;
    }

    void close() {
        session.dispose();
    }
}
