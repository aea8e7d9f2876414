package org.faultline.rule.evaluate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.faultline.fact.Fact;
import org.faultline.fact.event.FactChange;
import org.faultline.rule.file.RuleFailure;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * Finds out which rule of several it is that went wrong, by letting each run alone over the same facts. The engine shares what rules
 * have in common and so cannot say.
 */
public final class CulpritFinder {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Set<String> rules;
    private final Function<String, Evaluation> alone;

    /** @param alone an evaluation of one rule only */
    public CulpritFinder(Set<String> rules, Function<String, Evaluation> alone) {
        this.rules = rules;
        this.alone = alone;
    }

    boolean has(String rule) {
        return rules.contains(rule);
    }

    /**
     * Which of them it is: the first that fails alone, else the one that takes longest.
     *
     * @param suspects their ids; if there is none, every rule is one
     * @param session where it happened; of no more use afterwards
     */
    String guilty(Set<String> suspects, KieSession session) {
        Set<String> tried = new TreeSet<>(suspects.isEmpty() ? rules : suspects);
        // what is known of shared code is of all rules that were compiled, not of those that are left
        tried.retainAll(rules);
        if (tried.size() == 1) {
            return tried.iterator().next();
        }
        Tried found = each(tried, session);
        return found.failing == null ? found.slowest : found.failing;
    }

    /** Which rule fails alone, if any does; a rule that was alone is the one. */
    Optional<String> failing(KieSession session) {
        return rules.size() == 1 ? rules.stream().findFirst() : Optional.ofNullable(each(rules, session).failing);
    }

    private record Tried(@Nullable String failing, String slowest) {}

    private Tried each(Set<String> tried, KieSession session) {
        List<Fact> facts = new ArrayList<>();
        session.getObjects().forEach(o -> facts.add((Fact) o));
        session.dispose();
        String slowest = "";
        long most = -1;
        for (String rule : new TreeSet<>(tried)) {
            long before = THREADS.getCurrentThreadCpuTime();
            try (Evaluation evaluation = alone.apply(rule)) {
                evaluation.apply(new FactChange(List.of(), facts));
            } catch (RuleFailure e) {
                return new Tried(rule, rule);
            }
            long took = THREADS.getCurrentThreadCpuTime() - before;
            if (took > most) {
                most = took;
                slowest = rule;
            }
        }
        return new Tried(null, slowest);
    }
}
