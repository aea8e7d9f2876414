package org.faultline;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Calendar;
import org.faultline.rule.FolderState;
import org.faultline.rule.Reload;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleFault;
import org.faultline.rule.RunningRules;
import org.faultline.trial.CaseFault;
import org.faultline.trial.Trials;
import org.jboss.logging.Logger;

/** Looks after the rules folder: check, then cases, then a swap; on any fault the rules that run go on, and say which file and why. */
@ApplicationScoped
class Reloader implements Reload {
    private static final Logger LOG = Logger.getLogger(Reloader.class);

    private final RunningRules running;
    private final Pipeline pipeline;
    private final Knowledge knowledge;
    private final Calendar calendar;
    private final Path dir;
    private final int horizon;
    private String taken;
    private String seen = "";

    Reloader(
            RunningRules running,
            Pipeline pipeline,
            Knowledge knowledge,
            Calendar calendar,
            @ConfigProperty(name = "faultline.rules-dir", defaultValue = "rules") Path dir,
            @ConfigProperty(name = "faultline.horizon", defaultValue = "400") int horizon) {
        this.running = running;
        this.taken = running.begunOn();
        this.pipeline = pipeline;
        this.knowledge = knowledge;
        this.calendar = calendar;
        this.dir = dir;
        this.horizon = horizon;
    }

    /** Takes over what changed in the folder, once it has been still from one look to the next: an editor may not be done saving. */
    @Scheduled(every = "${faultline.rules-watch:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        String state = FolderState.of(dir);
        synchronized (this) {
            boolean still = state.equals(seen);
            seen = state;
            if (!still || state.equals(taken)) {
                return;
            }
        }
        now();
    }

    @Override
    public synchronized RunningRules.Attempt now() {
        taken = FolderState.of(dir);
        seen = taken;
        RuleBook next;
        try {
            next = RuleBook.compile(dir);
        } catch (RuntimeException e) {
            return noted(running.version(), List.of(said(e)));
        }
        return noted(next.version(), tried(next));
    }

    @Override
    public boolean putBack(String rule) {
        return pipeline.putBack(rule);
    }

    /** Why they were not taken over; where they say the same as those that run, those run on. */
    private List<String> tried(RuleBook next) {
        boolean taken = false;
        try {
            next.reach(horizon);
            List<String> failing = failing(next);
            if (failing.isEmpty() && !next.version().equals(running.version())) {
                pipeline.takeOver(next);
                taken = true;
            }
            return failing;
        } catch (RuntimeException e) {
            return List.of(said(e));
        } finally {
            if (!taken) {
                next.close();
            }
        }
    }

    private RunningRules.Attempt noted(String version, List<String> faults) {
        if (faults.isEmpty()) {
            LOG.infof(
                    "%d rules run as they stand in %s, version %s",
                    running.book().rules().size(), dir, version);
        } else {
            LOG.errorf(
                    "the rules in %s are not taken over, those of before run on:%n%s", dir, String.join("\n", faults));
        }
        return running.note(new RunningRules.Attempt(calendar.now(), version, faults));
    }

    private static String said(RuntimeException e) {
        if (!(e instanceof RuleFault) && !(e instanceof CaseFault)) {
            LOG.error("the rules could not be taken over", e);
        }
        return String.valueOf(e.getMessage());
    }

    private List<String> failing(RuleBook next) {
        return Trials.run(next, knowledge, dir).stream()
                .filter(r -> !r.passed())
                .map(r -> r.file() + ":" + r.line() + ": the case \"" + r.name() + "\" fails: "
                        + String.join("; ", r.differences()))
                .toList();
    }
}
