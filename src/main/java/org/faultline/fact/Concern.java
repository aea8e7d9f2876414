package org.faultline.fact;

import java.time.LocalDate;
import java.util.List;

/**
 * One group that a finding is about, so that rules can join findings on a group.
 *
 * @param toldBy the original sources that tell of it, as one text, in one order
 * @param independentSources how many these are
 */
public record Concern(Finding finding, String group, String toldBy, int independentSources) implements Fact, Dated {
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

    /** The group-by value, or the area of the latest event where the rule does not group by it. */
    public String admin1() {
        return finding.admin1();
    }

    public List<Event> events() {
        return finding.events();
    }
}
