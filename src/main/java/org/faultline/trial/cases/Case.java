package org.faultline.trial.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.alert.certainty.Certainty;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a rule must do with some reports, step by step as they arrive.
 *
 * @param line where the case stands in its file, from 1
 * @param atOnce it has one step, whose reports may arrive in any order
 * @param also the variations that hold as well
 * @param heard when a source that is expected was last heard of; those that are not named are heard every day
 * @param knowledge what it runs on
 */
public record Case(
        String name,
        int line,
        List<Step> steps,
        boolean atOnce,
        Set<CaseVariation> also,
        Map<String, LocalDate> heard,
        CaseKnowledge knowledge) {
    /**
     * What arrives on one day, and what stands afterwards.
     *
     * @param today the calendar day; null where no rule may ask for it
     * @param alerts exactly these, none where it must be silent; null where nobody looks
     */
    public record Step(
            int line,
            LocalDate on,
            @Nullable LocalDate today,
            List<CaseReport> arrive,
            @Nullable List<Expected> alerts) {}

    /** An alert that must stand, told by reports of each of its events; what is null or empty is not looked at. */
    public record Expected(
            Map<String, String> groupBy,
            Set<String> evidence,
            @Nullable Severity severity,
            @Nullable Certainty certainty,
            @Nullable Condition condition,
            @Nullable ExpectedText text) {
        /** The same alert, in whatever condition. */
        public Expected atAnyTime() {
            return new Expected(groupBy, evidence, severity, certainty, null, text);
        }
    }

    public Step last() {
        return steps.get(steps.size() - 1);
    }

    public List<Expected> expectedLast() {
        List<Expected> alerts = last().alerts();
        return alerts == null ? List.of() : alerts;
    }

    /** Whether the rule must say something at some step. */
    public boolean fires() {
        return steps.stream().anyMatch(s -> s.alerts() != null && !s.alerts().isEmpty());
    }

    public List<CaseReport> reports() {
        return steps.stream().flatMap(s -> s.arrive().stream()).toList();
    }

    /** The keys of the reports that the alerts at the end rest on; of all reports where the case does not name them. */
    public Set<String> evidence() {
        Set<String> keys = new TreeSet<>();
        expectedLast().forEach(e -> keys.addAll(e.evidence()));
        if (keys.isEmpty()) {
            reports().forEach(r -> keys.add(r.key()));
        }
        return keys;
    }

    /** The same under another name with other steps, and none of its variations. */
    public Case as(String variation, List<Step> other) {
        return new Case(name + " (" + variation + ")", line, List.copyOf(other), false, Set.of(), heard, knowledge);
    }
}
