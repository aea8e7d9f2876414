package org.faultline.rule.evaluate;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.faultline.rule.budget.Allowance;
import org.faultline.rule.budget.BudgetExceeded;
import org.faultline.rule.budget.Meter;
import org.faultline.rule.budget.RuleCodeGate;
import org.faultline.rule.file.RuleFailure;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.MatchCreatedEvent;
import org.kie.api.runtime.KieSession;

/** Lets the rules of a session run, each within its allowance, and says which one went wrong. */
public final class EvaluationGuard {
    private final KieSession session;
    private final RuleCodeGate.Passed passed;
    private final Allowance allowance;
    private final CulpritFinder culpritFinder;
    private final Meter meter;
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<String, Integer> standing = new HashMap<>();

    /** A rule matched too often; thrown out of the engine's own listener. */
    private static final class Flood extends RuntimeException {
        private final String rule;

        Flood(String rule, String figures) {
            super(figures);
            this.rule = rule;
        }
    }

    /** @param culpritFinder finds out which of several suspects it is */
    public EvaluationGuard(
            KieSession session, RuleCodeGate.Passed passed, Allowance allowance, CulpritFinder culpritFinder) {
        this.session = session;
        this.passed = passed;
        this.allowance = allowance;
        this.culpritFinder = culpritFinder;
        this.meter = new Meter(allowance, passed);
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void matchCreated(MatchCreatedEvent event) {
                count(event.getMatch().getRule().getName(), made, 1, "made");
            }

            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                // what it takes to keep a match is counted by matches
                meter.skip();
            }
        });
    }

    /** Begins a settling after a change of so many facts. */
    void begin(int changed) {
        made.clear();
        meter.begin(changed);
    }

    /**
     * Fires what there is to fire.
     *
     * @param firing which rule's right side runs just now, "" for none
     * @throws RuleFailure naming the rule that threw, overran or flooded
     * @throws OutOfMemoryError if there is too little for all rules together, and no rule alone is to blame
     */
    void fire(Supplier<String> firing) {
        try {
            meter.watch(session::fireAllRules);
        } catch (OutOfMemoryError e) {
            throw hungry(e);
        } catch (RuntimeException | StackOverflowError e) {
            OutOfMemoryError full = among(e, OutOfMemoryError.class);
            throw full == null ? blamed(e, firing.get()) : hungry(full);
        }
    }

    /** The processor time of each rule since this was last asked, in nanoseconds; estimated. */
    Map<String, Long> times() {
        return meter.times();
    }

    /** A match stands from now on, or no longer. */
    void stands(String rule, boolean now) {
        count(rule, standing, now ? 1 : -1, "has");
    }

    private void count(String rule, Map<String, Integer> counts, int by, String verb) {
        int n = counts.merge(rule, by, Integer::sum);
        if (by > 0 && n > allowance.matches() && n > allowance.matchesFor(session.getFactCount())) {
            long most = allowance.matchesFor(session.getFactCount());
            throw new Flood(
                    rule,
                    String.format(
                            Locale.ROOT,
                            "%s %d matches with %d facts in memory, allowed are %d",
                            verb,
                            n,
                            session.getFactCount(),
                            most));
        }
    }

    /** Whoever asked for the last byte need not have taken the others. */
    private RuleFailure hungry(OutOfMemoryError full) {
        String rule = culpritFinder.failing(session).orElseThrow(() -> full);
        return new RuleFailure(rule, RuleFailure.Kind.OVERRAN, "ran out of memory", full);
    }

    private RuleFailure blamed(Throwable thrown, String firing) {
        Flood flood = among(thrown, Flood.class);
        if (flood != null) {
            return new RuleFailure(flood.rule, RuleFailure.Kind.FLOODED, String.valueOf(flood.getMessage()), thrown);
        }
        BudgetExceeded overrun = among(thrown, BudgetExceeded.class);
        if (overrun != null) {
            String rule = firing.isEmpty() ? culpritFinder.guilty(overrun.suspects(), session) : firing;
            return new RuleFailure(rule, RuleFailure.Kind.OVERRAN, String.valueOf(overrun.getMessage()), thrown);
        }
        return new RuleFailure(thrower(thrown, firing), RuleFailure.Kind.THREW, "threw " + root(thrown), thrown);
    }

    /** Whose right side ran, else whose condition threw: every rule that has it would throw, so any of them is right to name. */
    private String thrower(Throwable thrown, String firing) {
        Set<String> sharing = passed.in(thrown);
        if (!firing.isEmpty()) {
            return firing;
        }
        return sharing.stream()
                .filter(culpritFinder::has)
                .sorted()
                .findFirst()
                .orElseGet(() -> culpritFinder.guilty(sharing, session));
    }

    private static Throwable root(Throwable thrown) {
        Throwable t = thrown;
        while (t.getCause() != null && t.getCause() != t) {
            t = t.getCause();
        }
        return t;
    }

    private static <T> @Nullable T among(Throwable thrown, Class<T> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
