package org.faultline.web.rule;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.report.store.Calendar;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.text.Fault;
import org.faultline.settings.Settings;
import org.faultline.trial.cases.Case;
import org.faultline.trial.cases.CaseFault;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.run.CaseResult;
import org.faultline.trial.run.CaseTester;
import org.jspecify.annotations.Nullable;

/** The cases that stand beside a rule, and how they went when somebody last ran them here. */
@ApplicationScoped
public class CaseRuns {
    /**
     * How the cases of a rule went.
     *
     * @param version of the rule
     * @param results each case, followed by its variations
     * @param faults why they could not be run; else empty
     */
    public record Run(Instant at, String version, List<CaseResult> results, List<Fault> faults) {
        /** How many did not end as they should. */
        public long failed() {
            return results.stream().filter(r -> !r.passed()).count();
        }
    }

    /**
     * The cases of a rule.
     *
     * @param file below the rules folder; empty where the rule has none
     * @param faults why the file cannot be read; else empty
     * @param last null where nobody ran them since the service started
     */
    public record Beside(
            String file,
            List<Case> cases,
            List<Fault> faults,
            @Nullable Run last) {}

    private final RunningRules running;
    private final RunningKnowledge knowledge;
    private final Calendar calendar;
    private final Path dir;
    private final Map<String, Run> last = new ConcurrentHashMap<>();

    CaseRuns(RunningRules running, RunningKnowledge knowledge, Calendar calendar, Settings settings) {
        this.running = running;
        this.knowledge = knowledge;
        this.calendar = calendar;
        this.dir = settings.rulesDir();
    }

    Beside beside(Rule rule) {
        Optional<Path> file = file(rule);
        Run run = last.get(rule.id());
        if (file.isEmpty()) {
            return new Beside("", List.of(), List.of(), run);
        }
        String name = dir.relativize(file.get()).toString().replace('\\', '/');
        try {
            return new Beside(name, CaseFile.read(file.get()).cases(), List.of(), run);
        } catch (CaseFault e) {
            return new Beside(name, List.of(), e.faults(), run);
        }
    }

    /** Runs them over the rules that run, whole, as a reload does. */
    Run run(Rule rule) {
        Run run = file(rule)
                .map(file -> run(rule, file))
                .orElseGet(() -> new Run(calendar.now(), rule.version(), List.of(), List.of()));
        last.put(rule.id(), run);
        return run;
    }

    private Run run(Rule rule, Path file) {
        try {
            CaseFile cases = CaseFile.read(file);
            List<CaseResult> results = running.with(
                    book -> new CaseTester(book, knowledge.now()).run(cases).results());
            return new Run(calendar.now(), rule.version(), results, List.of());
        } catch (CaseFault e) {
            return new Run(calendar.now(), rule.version(), List.of(), e.faults());
        }
    }

    private Optional<Path> file(Rule rule) {
        return Optional.of(CaseFile.beside(dir.resolve(rule.path()))).filter(Files::isRegularFile);
    }
}
