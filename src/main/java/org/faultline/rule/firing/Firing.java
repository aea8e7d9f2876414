package org.faultline.rule.firing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.fact.Fact;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One match of a rule, with all that explains it.
 *
 * @param id hash of the rule, its version and the ids of the facts: the same match always has the same id
 * @param groupBy the rule's group-by names and this match's values, in the rule's order
 * @param bindings what the rule's variables were bound to, as text; facts and lists of facts are not among them unless the text names
 *     them
 * @param facts ids of the facts that matched, sorted
 * @param evidence the events behind those facts, by day
 * @param assessment how sure it is; null where that was not kept
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
        List<Evidence> evidence,
        @Nullable Assessment assessment) {
    /** The same resting on these events. */
    public Firing with(List<Evidence> other) {
        return new Firing(
                id, rule, ruleVersion, groupBy, severity, text, first, last, bindings, facts, other, assessment);
    }

    /** How sure it is. */
    public Assessment.Result assessed() {
        return assessment == null ? Assessment.of(evidence) : assessment.result();
    }

    /** The same without its evidence, for where that is kept apart. */
    public Firing bare() {
        return with(List.of());
    }

    /** A bound value as a firing keeps it. */
    public static String kept(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return number == Math.rint(number)
                    ? String.valueOf((long) number)
                    : String.format(Locale.ROOT, "%.1f", number);
        } else if (value instanceof Collection<?> many) {
            String[] all = new String[many.size()];
            int i = 0;
            for (Object one : many) {
                all[i++] = one instanceof Fact fact ? fact.id() : kept(one);
            }
            Arrays.sort(all);
            return Arrays.toString(all);
        }
        return String.valueOf(value);
    }
}
