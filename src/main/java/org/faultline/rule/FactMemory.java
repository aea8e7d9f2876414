package org.faultline.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.fact.Event;
import org.faultline.fact.Fact;
import org.faultline.rule.drl.RuleModel;
import org.kie.api.runtime.KieSession;

/** The facts that the rules of one session see, those out of their sight, and those that none of them can match as things stand. */
final class FactMemory {
    private static final Comparator<Shown> BY_DAY = Comparator.comparingLong(Shown::day);

    private final KieSession session;
    private final Company company;
    private final Attention attention;

    /** Those that can be in a match. */
    private final FactTable<Shown> shown = new FactTable<>();

    /** Those of which there is one of an id, whatever it says. */
    private final Map<String, Fact> replaced = new HashMap<>();

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
        company.come(fact);
    }

    private void present(Fact fact) {
        Shown now = new Shown(fact);
        shown.put(fact, now);
        if (attention.put(now)) {
            show(now);
        }
    }

    /**
     * Says whether it could have been in a match.
     *
     * @param gone the object that was inserted
     */
    boolean delete(Fact gone) {
        if (gone instanceof Event event) {
            exhibits.remove(event);
        }
        company.go(gone);
        Shown was = shown.remove(gone);
        if (was != null) {
            attention.remove(was);
            hide(was);
        }
        return was != null;
    }

    /** Brings into sight of the rules what these facts can be matched with; says whether there was any. */
    boolean turnTo(Collection<? extends Fact> changing) {
        List<Shown> come = attention.turnTo(changing);
        come.forEach(this::show);
        return !come.isEmpty();
    }

    /** Takes out of the rules' sight what nothing concerned of late; says whether there was any. */
    boolean letRest() {
        List<Shown> rest = attention.letRest();
        rest.forEach(this::hide);
        return !rest.isEmpty();
    }

    private void show(Shown fact) {
        changed++;
        fact.show(session);
    }

    private void hide(Shown fact) {
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
        grounds.clear();
        exhibits.settled();
    }

    /** All of them, by id. */
    List<Fact> all() {
        return Stream.concat(shown.facts(), company.alone())
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
            those.sort(BY_DAY);
            return Grounds.of(those, exhibits.behind(those));
        });
    }

    /** One that has just gone stands for itself. */
    private Shown shown(Fact fact) {
        Shown known = shown.get(fact);
        return known != null ? known : new Shown(fact);
    }

    void close() {
        session.dispose();
    }
}
