package org.faultline.alert.lifecycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.faultline.alert.certainty.AssessedCertainty;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.language.model.Severity;

/** All that an alert says at one revision, whole, so that it can be shown later as it was. */
public record Snapshot(
        Condition condition,
        Severity severity,
        AssessedCertainty certainty,
        String summary,
        LocalDate firstEvent,
        LocalDate lastEvent,
        String ruleVersion,
        List<String> matches,
        List<String> facts,
        Map<String, String> bindings,
        List<String> sources,
        List<Evidence> evidence) {

    /** The same words under another condition. */
    Snapshot as(Condition other) {
        return condition == other
                ? this
                : new Snapshot(
                        other,
                        severity,
                        certainty,
                        summary,
                        firstEvent,
                        lastEvent,
                        ruleVersion,
                        matches,
                        facts,
                        bindings,
                        sources,
                        evidence);
    }

    /** The same with these matches, facts and evidence. */
    public Snapshot with(List<String> otherMatches, List<String> otherFacts, List<Evidence> otherEvidence) {
        return new Snapshot(
                condition,
                severity,
                certainty,
                summary,
                firstEvent,
                lastEvent,
                ruleVersion,
                otherMatches,
                otherFacts,
                bindings,
                sources,
                otherEvidence);
    }

    /** The same without the lists that grow with an alert, which are kept apart. */
    public Snapshot bare() {
        return with(List.of(), List.of(), List.of());
    }
}
