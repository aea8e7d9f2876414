package org.faultline.pipeline.lane;

import java.util.List;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;

/**
 * What facts and alerts are worked out from, besides the reports.
 *
 * @param rules version of the rule book
 * @param configured what the folder says
 * @param knowledge that, and what people decided about names
 * @param names those decisions
 * @param decisions what people decided about links
 */
public record LaneInputs(
        String rules,
        Knowledge configured,
        Knowledge knowledge,
        List<Decisions.Kept> names,
        List<LinkDecision> decisions) {
    /** One word for all of it, to be kept beside what was worked out. */
    public String name() {
        return rules + " " + knowledge.version() + " " + Integer.toHexString(decisions.hashCode());
    }

    /** Whether every name means the same by both. */
    public boolean isKnownAlike(LaneInputs other) {
        return knowledge.version().equals(other.knowledge.version());
    }
}
