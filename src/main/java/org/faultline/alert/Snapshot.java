package org.faultline.alert;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.faultline.rule.Evidence;

/** All that an episode says at one revision, whole, so that it can be shown later as it was. */
public record Snapshot(
        Condition condition,
        Severity severity,
        Certainty certainty,
        List<String> certaintyReasons,
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
        return new Snapshot(
                other,
                severity,
                certainty,
                certaintyReasons,
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
}
