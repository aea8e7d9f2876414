package org.faultline.web.rule;

import java.util.List;
import java.util.Map;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.store.RuleVersions;
import org.faultline.alert.work.Precision;
import org.faultline.explain.text.RuleText;
import org.faultline.rule.file.AbsenceState;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleStopped;
import org.jspecify.annotations.Nullable;

/**
 * One rule with all that is known of it.
 *
 * @param rule as it runs, or ran until it was taken out of service; null where no text of it runs
 * @param text what runs; else what stands in the folder, or what ran last
 * @param words what that says, null where it cannot be understood any more
 * @param path of its file below the rules folder; empty where it stands there no more
 * @param stopped why it is out of service; null where it is not
 * @param faults why what stands in the folder is not taken over; empty where it is
 * @param versions every one that ever ran, the newest first
 * @param counts of its alerts by condition
 * @param cases null where no text of it runs
 * @param absence whether it can raise anything just now, where it speaks of what did not happen; else null
 */
public record RuleDetails(
        String id,
        @Nullable Rule rule,
        String title,
        String text,
        @Nullable RuleText words,
        String path,
        @Nullable RuleStopped stopped,
        List<String> faults,
        List<RuleVersions.Kept> versions,
        AlertWeeks chart,
        Map<Condition, Long> counts,
        Precision precision,
        RuleCost cost,
        CaseRuns.@Nullable Beside cases,
        @Nullable AbsenceState absence) {
    /** How many alerts it ever had. */
    public long alerts() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether its file stands in the folder and no text of it runs. */
    public boolean refused() {
        return rule == null && !path.isEmpty();
    }

    /** Whether its file was taken away. */
    public boolean gone() {
        return path.isEmpty();
    }
}
