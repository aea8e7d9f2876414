package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.faultline.alert.store.RuleVersions;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.report.store.Calendar;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.RunningRules;
import org.faultline.rule.evaluate.MatchSpan;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.settings.Settings;
import org.faultline.trial.cases.CaseFiles;
import org.faultline.trial.run.RuleAcceptance;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides before the first step which rules of the folder run, as a reload does, with what ran before the restart in the place of what
 * runs. On the first start of a database nothing ran before: every rule without a fault runs.
 */
@ApplicationScoped
class RulesAtStart {
    private static final Logger LOG = Logger.getLogger(RulesAtStart.class);

    private final RunningRules running;
    private final RuleVersions versions;
    private final RunningKnowledge knowledge;
    private final Calendar calendar;
    private final Path dir;
    private final int horizon;
    private boolean decided;

    RulesAtStart(
            RunningRules running,
            RuleVersions versions,
            RunningKnowledge knowledge,
            Calendar calendar,
            Settings settings) {
        this.running = running;
        this.versions = versions;
        this.knowledge = knowledge;
        this.calendar = calendar;
        this.dir = settings.rulesDir();
        this.horizon = settings.horizon();
    }

    /** Decides once; to be asked before anything is done with the rules that run. */
    synchronized void decide() {
        if (decided) {
            return;
        }
        Map<String, RuleVersions.Kept> last = versions.running();
        CaseFiles cases = last.isEmpty() ? CaseFiles.NONE : CaseFiles.under(List.of(dir));
        RuleAcceptance accepted =
                RuleAcceptance.of(running.begunWith(), before(last), cases, path -> false, knowledge.now(), false);
        RuleBook book = accepted.book();
        running.refused(accepted.unheard());
        running.replace(book);
        if (!accepted.faults().isEmpty()) {
            LOG.errorf(
                    "%d rules run; of the others in %s what ran last goes on, if anything did:%n%s",
                    book.rules().size(), dir, String.join("\n", accepted.faults()));
            running.note(
                    new RunningRules.Attempt(calendar.now(), book.version(), accepted.faults(), accepted.failing()));
        }
        decided = true;
    }

    private RuleAcceptance.Before before(Map<String, RuleVersions.Kept> last) {
        return new RuleAcceptance.Before() {
            @Override
            public @Nullable String version(String rule) {
                RuleVersions.Kept kept = last.get(rule);
                return kept == null ? null : kept.version();
            }

            @Override
            public @Nullable Rule rule(String id, String path) {
                RuleVersions.Kept kept = last.get(id);
                return kept == null ? null : runnable(path, kept.text());
            }
        };
    }

    /** Another version of the program, or of its settings, may no longer take what ran. */
    private @Nullable Rule runnable(String path, String text) {
        try {
            Rule rule = RuleCheck.read(path, text);
            return MatchSpan.of(rule.model()) <= horizon ? rule : null;
        } catch (RuleFault e) {
            LOG.warnf("the text of %s that ran last cannot run any more: %s", path, e.getMessage());
            return null;
        }
    }
}
