package org.faultline.rule;

import org.faultline.rule.drl.EnginePrinter;
import org.faultline.rule.drl.RuleModel;

/** A rule with all that is needed to build it. */
record Source(RuleFiles.File file, RuleModel model, String drl) {
    Source(RuleFiles.File file, RuleModel model) {
        this(file, model, Vocabulary.head() + EnginePrinter.print(model));
    }
}
