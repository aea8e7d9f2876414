package org.faultline.engine;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.fact.memory.FactBase;
import org.faultline.fact.resolve.KnownReport;
import org.faultline.knowledge.Knowledge;
import org.faultline.rule.RuleBook;
import org.faultline.rule.budget.Allowance;
import org.faultline.rule.evaluate.Evaluation;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;

/**
 * The facts of some reports and the rules over them. What holds after a change depends on the reports, the day and the sources alone, in
 * whatever order they came. For one thread; after an exception it is of no more use and must be closed.
 */
public final class Engine implements AutoCloseable {
    /** What came and went by one step. */
    public record Change(FactChange facts, FiringChange firings) {}

    private final FactBase facts;
    private final Evaluation evaluation;

    /** With time enough for every rule. */
    public Engine(RuleBook book, Knowledge knowledge, Collection<LinkDecision> decisions) {
        this(book, Allowance.generous(), knowledge, decisions);
    }

    /**
     * @param allowance what each rule may use
     * @param decisions what people decided about pairs of reports
     */
    public Engine(RuleBook book, Allowance allowance, Knowledge knowledge, Collection<LinkDecision> decisions) {
        this.facts = new FactBase(knowledge);
        facts.decide(decisions);
        this.evaluation = book.evaluation(allowance, knowledge.displayNames());
    }

    /**
     * Takes in reports.
     *
     * @param coverage what is known of the sources then; nothing for what was known before
     */
    public Change take(Collection<KnownReport> reports, List<Coverage> coverage) {
        FactChange change = facts.hear(reports);
        return new Change(change, evaluation.apply(change, coverage));
    }

    /** Makes it a day, with what is known of the sources then. */
    public FiringChange day(LocalDate today, List<Coverage> coverage) {
        return evaluation.day(today, coverage);
    }

    /** Makes it a day and takes in what became known on it, at one moment. */
    public FiringChange day(LocalDate today, List<Coverage> coverage, Collection<KnownReport> reports) {
        return evaluation.day(today, coverage, facts.hear(reports));
    }

    /** Takes in what people decided about pairs of reports, all of it in its newest state. */
    public Change decide(Collection<LinkDecision> decisions) {
        FactChange change = facts.decide(decisions);
        return new Change(change, evaluation.apply(change));
    }

    /** Takes in the numbers of events that are not kept themselves. */
    public void count(Collection<Event> events) {
        evaluation.apply(facts.count(events));
    }

    /** Forgets the reports of these days, both included, as if they had never come; that is no news, and nothing is said of it. */
    public void forget(LocalDate from, LocalDate to) {
        evaluation.forget(facts.forget(from, to));
    }

    /** Lets firings stand that stood before, also where they could not be raised now. */
    public void admit(Collection<String> firings) {
        evaluation.admit(firings);
    }

    /** Every firing that holds. */
    public List<Firing> standing() {
        return evaluation.standing();
    }

    /** Every fact that the rules see, also what they raised themselves where others build on it. */
    public List<Fact> facts() {
        return evaluation.facts();
    }

    /** The events of these days, both included. */
    public List<Event> events(LocalDate from, LocalDate to) {
        return facts.events(from, to);
    }

    /** The processor time of each rule since this was last asked, in nanoseconds; estimated. */
    public Map<String, Long> ruleTimes() {
        return evaluation.times();
    }

    /** How many reports are in memory. */
    public int size() {
        return facts.size();
    }

    @Override
    public void close() {
        evaluation.close();
    }
}
