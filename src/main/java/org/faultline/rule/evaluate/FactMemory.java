package org.faultline.rule.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.kie.api.runtime.KieSession;

/** The facts that the rules of one session see, and those out of their sight. */
final class FactMemory {
    private final KieSession session;
    private final FactWindow attention;

    /** All of them, by identity. */
    private final IdentityHashMap<Fact, FactEntry> shown = new IdentityHashMap<>();

    /** Those of which there is one of an id, whatever it says. */
    private final Map<String, Fact> replaced = new HashMap<>();

    private final EventEvidenceCache evidence = new EventEvidenceCache();

    /** Those asked for since the rules began to settle: a rule often matches in many ways over the same facts. */
    private final Map<Set<Fact>, MatchEvidence> matchEvidence = new HashMap<>();

    private int changed;

    FactMemory(KieSession session, FactWindow attention) {
        this.session = session;
        this.attention = attention;
    }

    void insert(Fact fact) {
        FactEntry now = new FactEntry(fact);
        shown.put(fact, now);
        if (attention.put(now)) {
            show(now);
        }
    }

    /** @param gone the object that was inserted */
    void delete(Fact gone) {
        if (gone instanceof Event event) {
            evidence.remove(event);
        }
        FactEntry was = shown.remove(gone);
        if (was == null) {
            throw new IllegalArgumentException("it never came, or went before: " + gone.id());
        }
        attention.remove(was);
        hide(was);
    }

    /** Brings into sight of the rules what these facts can be matched with; says whether there was any. */
    boolean turnTo(Collection<? extends Fact> changing) {
        List<FactEntry> come = attention.turnTo(changing);
        come.forEach(this::show);
        return !come.isEmpty();
    }

    /** Takes out of the rules' sight what nothing concerned of late; says whether there was any. */
    boolean letRest() {
        List<FactEntry> rest = attention.letRest();
        rest.forEach(this::hide);
        return !rest.isEmpty();
    }

    private void show(FactEntry fact) {
        changed++;
        fact.show(session);
    }

    private void hide(FactEntry fact) {
        changed += fact.hide(session) ? 1 : 0;
    }

    /** Instead of whatever was inserted here before under its id. */
    void replace(Fact fact) {
        Fact old = replaced.put(fact.id(), fact);
        if (old != null) {
            delete(old);
        }
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
        matchEvidence.clear();
    }

    /** All of them, by id. */
    List<Fact> all() {
        return shown.keySet().stream().sorted(Comparator.comparing(Fact::id)).toList();
    }

    /**
     * What a match of these facts rests on.
     *
     * @param facts by identity
     */
    MatchEvidence evidence(Set<Fact> facts) {
        return matchEvidence.computeIfAbsent(facts, all -> {
            List<FactEntry> those = new ArrayList<>(all.size());
            for (Fact fact : all) {
                those.add(shown(fact));
            }
            return MatchEvidence.of(those, evidence.behind(those));
        });
    }

    /** One that has just gone stands for itself. */
    private FactEntry shown(Fact fact) {
        FactEntry known = shown.get(fact);
        return known != null ? known : new FactEntry(fact);
    }

    void close() {
        session.dispose();
    }
}
