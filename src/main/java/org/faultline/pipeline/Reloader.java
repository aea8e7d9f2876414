package org.faultline.pipeline;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.job.BackgroundJob;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.report.store.Calendar;
import org.faultline.rule.FolderState;
import org.faultline.rule.LoadedRules;
import org.faultline.rule.RuleReload;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.FilesBelow;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFault;
import org.faultline.settings.Settings;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseFiles;
import org.faultline.trial.run.RuleAcceptance;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks after the rules folder: check, then cases, then a swap; in the place of a rule with a fault its text of before runs on, and why is said. */
@ApplicationScoped
class Reloader implements RuleReload {
    private static final Logger LOG = Logger.getLogger(Reloader.class);

    private final RunningRules running;
    private final Pipeline pipeline;
    private final RunningKnowledge knowledge;
    private final Calendar calendar;
    private final Path dir;
    private final int horizon;
    private final RulesAtStart start;
    private final FolderWatch watch;
    private Map<Path, String> casesTaken;

    Reloader(
            RunningRules running,
            Pipeline pipeline,
            RunningKnowledge knowledge,
            Calendar calendar,
            RulesAtStart start,
            Settings settings) {
        this.running = running;
        this.pipeline = pipeline;
        this.knowledge = knowledge;
        this.calendar = calendar;
        this.dir = settings.rulesDir();
        this.watch = new FolderWatch(dir, running.begunOn());
        this.horizon = settings.horizon();
        this.start = start;
        this.casesTaken = cases();
    }

    /** Takes over what changed in the folder. */
    @BackgroundJob
    @Scheduled(every = "${faultline.rules-watch}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (watch.changed()) {
            now();
        }
    }

    @Override
    public synchronized RunningRules.Attempt now() {
        start.decide();
        watch.take();
        Map<Path, String> cases = cases();
        try {
            RuleAcceptance next = RuleAcceptance.of(
                    LoadedRules.from(dir, horizon),
                    before(),
                    CaseFiles.under(List.of(dir)),
                    file -> !Objects.equals(cases.get(file), casesTaken.get(file)),
                    knowledge.now(),
                    true);
            takeOver(next);
            if (next.faults().isEmpty()) {
                casesTaken = cases;
            }
            return noted(next.faults(), next.failing());
        } catch (RuntimeException e) {
            return noted(List.of(said(e)), List.of());
        }
    }

    @Override
    public boolean putBack(String rule) {
        return pipeline.putBack(rule);
    }

    /** Where they say the same as those that run, those run on. */
    private void takeOver(RuleAcceptance next) {
        boolean runs = false;
        try {
            running.refused(next.unheard());
            if (!next.book().version().equals(running.version())) {
                pipeline.takeOver(next.book());
                runs = true;
            }
        } finally {
            if (!runs) {
                next.book().close();
            }
        }
    }

    private RuleAcceptance.Before before() {
        Map<String, Rule> rules = running.whole();
        return new RuleAcceptance.Before() {
            @Override
            public @Nullable String version(String rule) {
                Rule runs = rules.get(rule);
                return runs == null ? null : runs.version();
            }

            @Override
            public @Nullable Rule rule(String id, String path) {
                return rules.get(id);
            }
        };
    }

    /** What the cases files hold, each by its size and time, so that it is seen which are others. */
    private Map<Path, String> cases() {
        Map<Path, String> all = new HashMap<>();
        FilesBelow.find(dir, CaseFile.ENDING).paths().forEach(file -> all.put(file, FolderState.ofFile(file)));
        return all;
    }

    private RunningRules.Attempt noted(List<String> faults, List<String> failing) {
        if (faults.isEmpty()) {
            LOG.infof(
                    "%d rules run as they stand in %s, version %s",
                    running.book().rules().size(), dir, running.version());
        } else {
            LOG.errorf(
                    "not everything in %s is taken over; what ran before runs on in its place:%n%s",
                    dir, String.join("\n", faults));
        }
        if (!failing.isEmpty()) {
            LOG.warnf("cases of rules that did not change fail:%n%s", String.join("\n", failing));
        }
        return running.note(new RunningRules.Attempt(calendar.now(), running.version(), faults, failing));
    }

    private static String said(RuntimeException e) {
        if (!(e instanceof RuleFault)) {
            LOG.error("the rules could not be taken over", e);
        }
        return String.valueOf(e.getMessage());
    }
}
