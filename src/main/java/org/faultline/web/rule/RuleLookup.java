package org.faultline.web.rule;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.faultline.alert.figures.RuleFigures;
import org.faultline.alert.store.RuleVersions;
import org.faultline.alert.work.Verdicts;
import org.faultline.explain.lane.KeptRules;
import org.faultline.explain.text.Phrases;
import org.faultline.explain.text.RuleText;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.report.store.Calendar;
import org.faultline.rule.RulesInFolder;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.AbsenceState;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.settings.Settings;
import org.faultline.web.page.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one rule. */
@ApplicationScoped
class RuleLookup {
    private final RunningRules running;
    private final RulesInFolder folder;
    private final RuleVersions versions;
    private final RuleFigures figures;
    private final Verdicts verdicts;
    private final CaseRuns cases;
    private final MeterRegistry meters;
    private final ServiceStatus status;
    private final Calendar calendar;
    private final RunningKnowledge knowledge;
    private final KeptRules titles;
    private final Settings settings;

    RuleLookup(
            RunningRules running,
            RuleVersions versions,
            RuleFigures figures,
            Verdicts verdicts,
            CaseRuns cases,
            MeterRegistry meters,
            ServiceStatus status,
            Calendar calendar,
            RunningKnowledge knowledge,
            KeptRules titles,
            Settings settings) {
        this.running = running;
        this.folder = new RulesInFolder(settings.rulesDir(), settings.horizon());
        this.versions = versions;
        this.figures = figures;
        this.verdicts = verdicts;
        this.cases = cases;
        this.meters = meters;
        this.status = status;
        this.calendar = calendar;
        this.knowledge = knowledge;
        this.titles = titles;
        this.settings = settings;
    }

    /** Empty where no rule of that id runs, stands in the folder or ever ran. */
    Optional<RuleDetails> find(String id) {
        Rule rule = running.whole().get(id);
        RuleFiles.File file = folder.find(id).orElse(null);
        List<RuleVersions.Kept> kept = versions.of(id);
        String text = rule != null
                ? rule.text()
                : file != null
                        ? file.text()
                        : kept.isEmpty() ? null : kept.get(0).text();
        return text == null ? Optional.empty() : Optional.of(details(id, rule, file, kept, text));
    }

    private RuleDetails details(
            String id, @Nullable Rule rule, RuleFiles.@Nullable File file, List<RuleVersions.Kept> kept, String text) {
        RuleModel model = rule == null ? RulesInFolder.glance(text) : rule.model();
        return new RuleDetails(
                id,
                rule,
                model == null || model.meta().title().isBlank()
                        ? id
                        : model.meta().title(),
                text,
                rule == null ? null : RuleText.of(rule.model(), phrases()),
                file == null ? "" : file.path(),
                running.stopped().stream()
                        .filter(s -> s.rule().equals(id))
                        .findFirst()
                        .orElse(null),
                faults(id),
                kept,
                AlertWeeks.of(figures.weeks(id, calendar.today())),
                figures.byCondition(id),
                verdicts.of(id),
                RuleCost.of(id, meters, settings.ruleTime()),
                rule == null ? null : cases.beside(rule),
                rule == null ? null : AbsenceState.of(rule, status.coverage()).orElse(null));
    }

    private Phrases phrases() {
        return Phrases.english(knowledge.now().displayNames(), titles::title);
    }

    /** What the last reload had against its file or its cases. */
    private List<String> faults(String id) {
        RunningRules.Attempt last = running.last();
        return last == null ? List.of() : last.faultsOf(id);
    }
}
