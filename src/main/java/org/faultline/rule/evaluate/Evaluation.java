package org.faultline.rule.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.fact.Today;
import org.faultline.fact.event.FactChange;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFailure;
import org.faultline.rule.firing.Alerts;
import org.faultline.rule.firing.Assessment;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;
import org.faultline.rule.firing.SummaryText;
import org.faultline.rule.language.model.RuleModel;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;
import org.kie.internal.event.rule.RuleEventListener;
import org.kie.internal.event.rule.RuleEventManager;

/**
 * The rules over a growing set of facts. What holds after a change depends on the facts alone, not on the order they came in. Not for
 * use by several threads at once; after an exception it is of no more use and must be closed.
 */
public final class Evaluation implements AutoCloseable {
    /** Why matches come and go just now. */
    private enum Why {
        /** Facts did. */
        NEWS,
        /** Facts came into sight: what is matched stood before. */
        SIGHT,
        /** Facts left it: what is matched without them stands on too little and is nothing. */
        REST
    }

    /** Rules that build on rules settle in as many rounds as they are deep; more than this is a circle. */
    private static final int MOST_ROUNDS = 20;

    private final Map<String, Rule> rules;
    private final EvaluationGuard guard;
    private final FactMemory memory;
    private final SummaryText summaries;
    private final FiringsByMatch raisings = new FiringsByMatch();
    private final StandingFirings standing;
    private final SourceHealthGate sourceHealth;
    private final Set<String> touched = new LinkedHashSet<>();
    private Why why = Why.NEWS;
    private @Nullable Match firing;

    /**
     * @param patience changes of facts, for each type, for which those that none of them concerns are kept before the rules
     * @param names those that what is raised is put into words with
     */
    public Evaluation(
            KieSession session, Map<String, Rule> rules, EvaluationGuard guard, int patience, DisplayNames names) {
        List<RuleModel> models = rules.values().stream().map(Rule::model).toList();
        this.memory = new FactMemory(session, new FactWindow(MatchSpan.near(models), patience));
        this.standing = new StandingFirings(
                memory, models.stream().flatMap(r -> r.patterns().stream()).anyMatch(StandingFirings::ofRaised));
        this.sourceHealth = new SourceHealthGate(rules);
        this.rules = rules;
        this.summaries = new SummaryText(rules, names);
        this.guard = guard;
        // without rules nothing declares it
        if (!rules.isEmpty()) {
            session.setGlobal("alerts", (Alerts) this::raise);
        }
        ((RuleEventManager) session).addEventListener(new Watch());
    }

    /** @throws RuleFailure as {@link #apply} does */
    public FiringChange day(LocalDate today) {
        return day(today, List.of());
    }

    /** Makes it that day, with what is known of the sources then; only rules that ask for either can answer differently. */
    public FiringChange day(LocalDate today, List<Coverage> coverage) {
        memory.replace(new Today(today));
        listen(coverage);
        return settle();
    }

    /** Makes it that day and takes in a change of facts, at one moment. */
    public FiringChange day(LocalDate today, List<Coverage> coverage, FactChange change) {
        turnTo(change);
        memory.replace(new Today(today));
        listen(coverage);
        return taken(change);
    }

    /**
     * Takes in a change of facts; says which matches came, changed or went.
     *
     * @throws RuleFailure if a rule throws, overruns or floods; then this evaluation is of no more use
     */
    public FiringChange apply(FactChange change) {
        return apply(change, List.of());
    }

    /** Takes in a change of facts, with what is known of the sources after it. */
    public FiringChange apply(FactChange change, List<Coverage> coverage) {
        turnTo(change);
        listen(coverage);
        return taken(change);
    }

    private FiringChange taken(FactChange change) {
        change.gone().forEach(memory::delete);
        change.come().forEach(memory::insert);
        FiringChange firings = settle();
        if (memory.letRest()) {
            fire(Why.REST);
        }
        return firings;
    }

    private void turnTo(FactChange change) {
        List<Fact> changing = new ArrayList<>(change.gone());
        changing.addAll(change.come());
        turnTo(changing);
    }

    /** Brings what these can be matched with into sight, before they change. */
    private void turnTo(List<Fact> changing) {
        if (memory.turnTo(changing)) {
            fire(Why.SIGHT);
        }
    }

    private void fire(Why meanwhile) {
        why = meanwhile;
        guard.begin(memory.changed());
        guard.fire(this::firing);
        why = Why.NEWS;
    }

    /**
     * Lets go of facts as if they had never come, and of what rests on them; that is no news, and nothing is said of it.
     *
     * @param change what goes, and what stands instead where only a part does
     */
    public void forget(FactChange change) {
        Collection<Fact> lost = change.gone();
        lost.forEach(memory::delete);
        change.come().forEach(memory::insert);
        fire(Why.REST);
        while (!lost.isEmpty()) {
            List<Fact> next = new ArrayList<>();
            for (FiringFactory.Raised raised : standing.on(lost)) {
                String id = raised.firing().id();
                next.addAll(standing.facts(raised));
                standing.take(new StandingFirings.Turn(id, raised, raisings.gravest(id)));
            }
            lost = next;
            fire(Why.REST);
        }
        memory.settled();
    }

    private void listen(List<Coverage> coverage) {
        boolean before = sourceHealth.silent();
        sourceHealth.listen(coverage).forEach(memory::replace);
        if (before && !sourceHealth.silent()) {
            touched.addAll(raisings.of(sourceHealth::ofAbsence));
        }
    }

    /** Lets firings stand that stood before this evaluation began, also where they could not be raised now. */
    public void admit(Collection<String> ids) {
        sourceHealth.admit(ids);
    }

    /** The processor time of each rule since this was last asked, in nanoseconds; estimated. */
    public Map<String, Long> times() {
        return guard.times();
    }

    /** Every firing that holds on the facts in memory. */
    public List<Firing> standing() {
        return standing.all().stream().map(FiringFactory.Raised::firing).toList();
    }

    /** Every fact that stands, by id, also what rules raised themselves where others build on it. */
    public List<Fact> facts() {
        return memory.all();
    }

    private FiringChange settle() {
        guard.begin(memory.changed());
        Map<String, FiringFactory.Raised> before = new HashMap<>();
        Set<String> changed = new LinkedHashSet<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            guard.fire(this::firing);
            if (touched.isEmpty()) {
                memory.settled();
                return difference(changed, before);
            }
            List<StandingFirings.Turn> turns = new ArrayList<>();
            for (String id : touched) {
                FiringFactory.Raised was = standing.of(id);
                if (changed.add(id) && was != null) {
                    before.put(id, was);
                }
                turns.add(new StandingFirings.Turn(id, was, sourceHealth.allowed(was, raisings.gravest(id))));
            }
            touched.clear();
            turnTo(standing.changing(turns));
            turns.forEach(standing::take);
        }
        throw new IllegalStateException("the rules never settle: findings raise and remove each other in a circle");
    }

    private FiringChange difference(Set<String> changed, Map<String, FiringFactory.Raised> before) {
        List<Firing> gone = new ArrayList<>();
        List<Firing> come = new ArrayList<>();
        for (String id : changed) {
            FiringFactory.Raised was = before.get(id);
            FiringFactory.Raised is = standing.of(id);
            if (is != null && (was == null || !was.firing().equals(is.firing()))) {
                come.add(is.firing());
            } else if (is == null && was != null) {
                gone.add(was.firing());
            }
        }
        return new FiringChange(gone, come);
    }

    private void raise(Object... arguments) {
        Match match = firing;
        Rule rule = rules.get(firing());
        if (match == null || rule == null) {
            throw new IllegalStateException("alerts.raise is for the right side of a rule");
        }
        forget(match);
        if (why == Why.REST) {
            return;
        }
        FiringFactory.Raised raised = FiringFactory.raised(rule, match, arguments, memory, summaries, this::assessment);
        guard.stands(rule.id(), true);
        raisings.put(match, raised);
        touch(raised.firing().id());
    }

    private @Nullable Assessment assessment(String finding) {
        FiringFactory.Raised raised = standing.of(finding);
        return raised == null ? null : raised.firing().assessment();
    }

    private void touch(String id) {
        if (why == Why.NEWS) {
            touched.add(id);
        }
    }

    /** The rule whose right side runs, "" while none does. */
    private String firing() {
        return firing == null ? "" : firing.getRule().getName();
    }

    private void forget(Match match) {
        FiringFactory.Raised old = raisings.remove(match);
        if (old != null) {
            guard.stands(old.firing().rule(), false);
            touch(old.firing().id());
        }
    }

    @Override
    public void close() {
        memory.close();
    }

    /** Keeps track of which match is firing, and of matches that no longer hold. */
    private final class Watch implements RuleEventListener {
        @Override
        public void onBeforeMatchFire(Match match) {
            firing = match;
        }

        @Override
        public void onAfterMatchFire(Match match) {
            firing = null;
        }

        @Override
        public void onDeleteMatch(Match match) {
            forget(match);
        }
    }
}
