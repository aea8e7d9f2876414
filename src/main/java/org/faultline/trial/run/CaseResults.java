package org.faultline.trial.run;

import java.nio.file.Path;
import java.util.List;
import org.faultline.fact.Fact;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.nearmiss.RulePart;
import org.jspecify.annotations.Nullable;

/** How the cases of one rule went. */
public final class CaseResults {
    private final CaseFile file;
    private final List<CaseResult> results;
    private final @Nullable RuleModel model;
    private final List<List<Fact>> situations;

    CaseResults(CaseFile file, List<CaseResult> results, @Nullable RuleModel model, List<List<Fact>> situations) {
        this.file = file;
        this.results = results;
        this.model = model;
        this.situations = situations;
    }

    /** The id of the rule. */
    public String rule() {
        return file.rule();
    }

    /** Each case, followed by its variations. */
    public List<CaseResult> results() {
        return results;
    }

    /** How many things the rule asks for, of each of which a case can show whether it needs it. */
    public int conditions() {
        return model == null ? 0 : RulePart.of(model).size();
    }

    /** How many percent of those some case needs, rounded down. */
    public int coverage() {
        int conditions = conditions();
        return conditions == 0 ? 100 : 100 * (conditions - idle().size()) / conditions;
    }

    /**
     * What the rule asks for that no case needs, as {@code path:line: …} in the order of its file: without it every case would end as
     * it does, so no case ever made it false.
     */
    public List<String> idle() {
        if (model == null) {
            return List.of();
        }
        RuleModel rule = model;
        Path path = file.path().resolveSibling(file.rule() + ".drl");
        return UnusedParts.in(rule, situations).stream()
                .map(p -> path + ":" + p.at().line() + ":" + p.at().column() + ": " + p.text(rule)
                        + " is never decisive in a case")
                .toList();
    }
}
