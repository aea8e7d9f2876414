package org.faultline.trial.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.faultline.knowledge.Knowledge;
import org.faultline.trial.cases.name.CaseNames;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a cases file are held against.
 *
 * @param groupBy what the rule is grouped by; null where that is not known
 * @param text of the rule's alerts, with {name} for values; null where that is not known
 */
public record CaseContext(
        @Nullable List<String> groupBy, @Nullable String text, Function<CaseKnowledge, @Nullable CaseNames> names) {
    /** Names may be anything. */
    public static final CaseContext NONE = new CaseContext(null, null, k -> null);

    /** The names of each knowledge, read when it is first asked for; null where it cannot be read. */
    public static Function<CaseKnowledge, @Nullable CaseNames> names(
            Function<CaseKnowledge, @Nullable Knowledge> knowledge) {
        Map<CaseKnowledge, @Nullable CaseNames> read = new HashMap<>();
        return k -> {
            if (!read.containsKey(k)) {
                Knowledge known = knowledge.apply(k);
                read.put(k, known == null ? null : new CaseNames(known));
            }
            return read.get(k);
        };
    }
}
