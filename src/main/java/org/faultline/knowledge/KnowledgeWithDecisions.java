package org.faultline.knowledge;

import java.util.List;

/** The knowledge with all decisions that could be applied, and those that could not. */
public record KnowledgeWithDecisions(Knowledge knowledge, List<Fault> faults) {
    /** A decision that was not applied, and why. */
    public record Fault(Decision decision, String reason) {}
}
