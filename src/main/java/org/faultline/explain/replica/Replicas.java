package org.faultline.explain.replica;

import java.time.LocalDate;
import java.util.Collection;
import org.faultline.fact.memory.FactBase;
import org.faultline.knowledge.Knowledge;
import org.faultline.rule.RuleBook;

/** Makes facts and firings anew beside those of the lane, of what is stored, known and decided now. */
public interface Replicas {
    /** What the files say, and what was decided about names. */
    Knowledge knowledge();

    /** Facts of no reports yet. */
    FactBase facts();

    /**
     * What some rules see and find in the stored reports near some days, as far as the rules reach.
     *
     * @param rules must stay open as long as the replica
     * @param today the calendar day for the rules that ask for it
     * @param stood ids of firings that stand also where they could not be raised now, since a source is silent
     */
    Replica of(RuleBook rules, Collection<LocalDate> days, LocalDate today, Collection<String> stood);
}
