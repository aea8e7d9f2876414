package org.faultline.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.fact.Event;
import org.faultline.fact.Fact;
import org.faultline.rule.drl.RuleModel;
import org.kie.api.runtime.KieSession;

/** The facts that the rules of one session see, those out of their sight, and those that none of them can match as things stand. */
final class FactMemory {
    private final KieSession session;
    private final Company company;
    private final Attention attention;
    private final Map<String, Shown> shown = new HashMap<>();

    /** The same by the objects themselves, of which a match can have thousands. */
    private final IdentityHashMap<Fact, Shown> byFact = new IdentityHashMap<>();

    private final Exhibits exhibits = new Exhibits();

    /** Those asked for since the rules began to settle: a rule often matches in many ways over the same facts. */
    private final Map<Set<Fact>, Grounds> grounds = new HashMap<>();

    private int changed;

    FactMemory(KieSession session, Collection<RuleModel> rules, Attention attention) {
        this.session = session;
        this.company = new Company(rules, this::present);
        this.attention = attention;
    }

    void insert(Fact fact) {
        if (fact instanceof Event event) {
            exhibits.put(event);
        }
        company.come(fact.id(), fact);
    }

    private void present(String id, Fact fact) {
        if (attention.put(id, fact)) {
            show(id, fact);
        }
    }

    void delete(Fact gone) {
        if (gone instanceof Event event) {
            exhibits.remove(event);
        }
        String id = gone.id();
        company.go(id);
        attention.remove(id, gone);
        hide(id);
    }

    /** Brings into sight of the rules what these facts can be matched with; says whether there was any. */
    boolean turnTo(Collection<? extends Fact> changing) {
        Map<String, Fact> come = attention.turnTo(changing);
        come.forEach(this::show);
        return !come.isEmpty();
    }

    /** Takes out of the rules' sight what nothing concerned of late; says whether there was any. */
    boolean letRest() {
        List<String> rest = attention.letRest();
        rest.forEach(this::hide);
        return !rest.isEmpty();
    }

    private void show(String id, Fact fact) {
        changed++;
        Shown now = new Shown(id, fact, session.insert(fact));
        shown.put(id, now);
        byFact.put(fact, now);
    }

    private void hide(String id) {
        Shown was = shown.remove(id);
        if (was != null) {
            changed++;
            byFact.remove(was.fact());
            session.delete(was.handle());
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
        return Stream.of(shown.values().stream().map(Shown::fact), attention.resting(), company.alone())
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Fact::id))
                .toList();
    }

    /**
     * What a match of these facts rests on.
     *
     * @param facts by identity
     */
    Grounds grounds(Set<Fact> facts) {
        return grounds.computeIfAbsent(facts, all -> {
            List<Shown> those = new ArrayList<>(all.size());
            for (Fact fact : all) {
                those.add(shown(fact));
            }
            return Grounds.of(those, exhibits.behind(those));
        });
    }

    /** One that is about to go, or in whose place another is shown already, stands for itself. */
    private Shown shown(Fact fact) {
        Shown known = byFact.get(fact);
        return known != null ? known : new Shown(fact.id(), fact, null);
    }

    void close() {
        session.dispose();
    }
}
