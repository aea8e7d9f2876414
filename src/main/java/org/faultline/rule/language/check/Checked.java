package org.faultline.rule.language.check;

import java.util.List;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.text.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What the checker says of one file.
 *
 * @param faults all of them, by place; empty where there is nothing wrong
 * @param model the rule as it was understood, null where a fault stops it
 */
public record Checked(List<Fault> faults, @Nullable RuleModel model) {
    public Checked {
        faults = List.copyOf(faults);
    }
}
