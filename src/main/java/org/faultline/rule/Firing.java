package org.faultline.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One match of a rule, with all that explains it.
 *
 * @param id hash of the rule, its version and the ids of the facts: the same match always has the same id
 * @param groupBy the rule's group-by names and this match's values, in the rule's order
 * @param bindings what the rule's variables were bound to, as text
 * @param facts ids of the facts that matched, sorted
 * @param evidence the events behind those facts, by day
 */
public record Firing(
        String id,
        String rule,
        String ruleVersion,
        Map<String, String> groupBy,
        Severity severity,
        String text,
        LocalDate first,
        LocalDate last,
        Map<String, String> bindings,
        List<String> facts,
        List<Evidence> evidence) {}
