package org.faultline.cli;

import java.util.List;
import org.faultline.fact.Event;
import org.faultline.fact.FactBase;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;

/**
 * Two reports of which it is known whether they tell of one incident.
 *
 * @param kind what makes the pair easy or hard
 * @param same whether they tell of one incident
 */
record LabelledPair(String number, String kind, boolean same, Report a, Report b) {

    /** What linking says of the two alone. */
    Verdict judged(Knowledge knowledge) {
        FactBase facts = new FactBase(knowledge);
        long events = facts.learn(List.of(a, b)).come().stream()
                .filter(Event.class::isInstance)
                .count();
        return new Verdict(this, events == 1, facts.whyApart(a.key(), b.key()));
    }

    /** The pair, whether linking made one event of it, and why not where it did not. */
    record Verdict(LabelledPair pair, boolean linked, String whyApart) {
        boolean right() {
            return linked == pair.same;
        }
    }
}
