package org.faultline.explain.lane;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.faultline.fact.memory.FactBase;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;
import org.faultline.rule.RuleBook;

/** Makes facts and firings anew beside those of the lane, of what is stored, known and decided now. */
public interface LaneCopyMaker {
    /** What the files say for a theatre, and what was decided about names. */
    Knowledge knowledge(String theatre);

    /** The names of the theatres, each of which is worked out by itself. */
    List<String> theatres();

    /** The theatre to which a report belongs. */
    String theatre(Report report);

    /** Facts of no reports yet, in a theatre. */
    FactBase facts(String theatre);

    /**
     * What some rules see and find in the stored reports of a theatre near some days, as far as the rules reach.
     *
     * @param rules must stay open as long as the copy
     * @param today the calendar day for the rules that ask for it
     * @param stood ids of firings that stand also where they could not be raised now, since a source is silent
     */
    LaneCopy of(String theatre, RuleBook rules, Collection<LocalDate> days, LocalDate today, Collection<String> stood);
}
