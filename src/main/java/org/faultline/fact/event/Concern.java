package org.faultline.fact.event;

import java.time.LocalDate;
import java.util.List;
import org.faultline.fact.Fact;

/**
 * One group that a finding is about, so that rules can join findings on a group.
 *
 * @param admin1 that of the finding
 * @param toldBy the original sources that tell of it, as one text, in one order
 * @param independentSources how many these are
 */
public record Concern(Finding finding, String group, String admin1, String toldBy, int independentSources)
        implements Fact {
    @Override
    public String id() {
        return finding.id() + "|" + group;
    }

    public String rule() {
        return finding.rule();
    }

    @Override
    public LocalDate day() {
        return finding.day();
    }

    public List<Event> events() {
        return finding.events();
    }
}
