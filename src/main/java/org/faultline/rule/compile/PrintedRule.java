package org.faultline.rule.compile;

import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.print.EnginePrinter;

/** A rule with all that is needed to build it. */
public record PrintedRule(RuleFiles.File file, RuleModel model, String drl) {
    public PrintedRule(RuleFiles.File file, RuleModel model) {
        this(file, model, Vocabulary.head() + EnginePrinter.print(model));
    }
}
