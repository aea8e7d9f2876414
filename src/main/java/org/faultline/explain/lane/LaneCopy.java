package org.faultline.explain.lane;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.report.Report;
import org.faultline.rule.firing.Firing;

/** Facts and firings beside those of the lane, of which nothing is kept; for one thread. */
public interface LaneCopy extends AutoCloseable {
    /** Every firing that holds. */
    List<Firing> standing();

    /** Everything that the rules see. */
    List<Fact> facts();

    /** What is known of every source that is expected, on the day it is. */
    List<Coverage> coverage();

    /** Takes in a report that nobody made; gives the firings that come of it. */
    List<Firing> suppose(Report report);

    /** Makes it another day, on which every source is heard; gives the firings that come of it. */
    List<Firing> supposeSilenceUntil(LocalDate day);

    @Override
    void close();
}
