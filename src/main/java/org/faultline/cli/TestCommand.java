package org.faultline.cli;

import com.google.re2j.Pattern;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.faultline.cli.option.ConfigOption;
import org.faultline.cli.option.RulesOption;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.LoadedRules;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.text.Fault;
import org.faultline.trial.cases.CaseFault;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseFiles;
import org.faultline.trial.run.CaseResult;
import org.faultline.trial.run.CaseResults;
import org.faultline.trial.run.CaseTester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the cases that stand beside the rules; a file that cannot be read keeps none of the others from being run. */
@Command(
        name = "test",
        header = "runs the cases of rules",
        description =
                "The cases stand beside the rules. They run on what is configured, unless their file names other knowledge "
                        + "(\"- knowledge: sample\").",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all hold",
            "1:one fails, a file cannot be read, a rule has a fault, too few conditions are needed, or the command line is wrong"
        },
        exitCodeOnInvalidInput = 1)
final class TestCommand implements Callable<Integer> {
    private final ServiceSettings settings;
    private final PrintStream out;

    @Mixin
    final RulesOption rules;

    @Mixin
    final ConfigOption config;

    @Option(names = "--junit", paramLabel = "FILE", description = "the results as JUnit XML, for build servers")
    @Nullable
    Path junit;

    @Option(
            names = "--run",
            paramLabel = "REGEX",
            description = "only cases in whose name, \"rule: case\", this regular expression (RE2) is found")
    @Nullable
    Pattern run;

    @Option(names = "--coverage", description = "names the conditions that no case needs")
    boolean coverage;

    @Option(
            names = "--coverage-threshold",
            paramLabel = "PERCENT",
            description =
                    "ends with 1 where cases need less than that part of the conditions of a rule, and names the others")
    @Nullable
    Integer threshold;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            description = "a cases file or a folder of them; all of the rules folder where none is given")
    List<Path> paths = new ArrayList<>();

    TestCommand(ServiceSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        rules = new RulesOption(settings);
        config = new ConfigOption(settings);
    }

    @Override
    public Integer call() {
        refuseWrongThreshold();
        // read meanwhile, as neither needs the other and rules take longest
        FutureTask<Knowledge> configured = new FutureTask<>(() -> KnowledgeReader.read(config.folder));
        new Thread(configured, "knowledge").start();
        List<Path> asked = paths.isEmpty() ? List.of(rules.folder) : paths;
        CaseFiles cases = chosen(CaseFiles.under(asked));
        if (cases.isEmpty()) {
            throw new IllegalArgumentException(
                    run == null
                            ? "no *" + CaseFile.ENDING + " in " + asked
                            : "no case in " + asked + " has a name in which " + run + " is found");
        }
        Set<String> wanted = cases.files().stream().map(CaseFile::rule).collect(Collectors.toSet());
        LoadedRules loaded = LoadedRules.from(rules.folder, settings.ours().horizon(), wanted::contains);
        List<CaseResults> ran = new ArrayList<>();
        CheckedCases checked =
                run != null ? CheckedCases.NONE : CheckedCases.of(asked, rules.folder, () -> result(configured));
        List<CaseFiles.Unread> unread = new ArrayList<>();
        cases.unread().forEach(u -> unread.add(checked.unread(u.path(), u.rule(), u.faults())));
        try (RuleBook book = loaded.book()) {
            CaseTester trials = new CaseTester(book, result(configured));
            for (CaseFile file : cases.files()) {
                if (loaded.faulty().containsKey(file.rule())) {
                    CaseFault fault = CaseFault.running(file.path(), 1, "the rule \"" + file.rule() + "\" has a fault");
                    unread.add(new CaseFiles.Unread(file.path(), file.rule(), fault.faults()));
                    continue;
                } else if (checked.faulty(file.path())) {
                    unread.add(checked.unread(file.path(), file.rule(), List.of()));
                    continue;
                }
                try {
                    CaseResults trial = trials.run(file);
                    ran.add(trial);
                    trial.results().forEach(this::print);
                } catch (CaseFault e) {
                    unread.add(new CaseFiles.Unread(file.path(), file.rule(), e.faults()));
                }
            }
        }
        if (junit != null) {
            JUnitReport.write(junit, ran, unread);
        }
        if (coverage && ran.stream().mapToInt(t -> t.results().size()).sum() > 0) {
            print(ran.stream().flatMap(t -> t.idle().stream()).toList());
        }
        List<Fault> faults = loaded.faults().stream()
                .filter(f -> paths.isEmpty() || wanted.contains(RuleFiles.id(f.path())))
                .toList();
        faults.forEach(f -> out.println("FAULT   " + rules.folder + "/" + f));
        unread.forEach(u -> u.faults().forEach(f -> out.println("NOT RUN " + f)));
        int uncovered = threshold == null ? 0 : uncovered(ran, threshold);
        return Math.max(uncovered, total(ran, unread.size(), faults.size()));
    }

    private void refuseWrongThreshold() {
        if (threshold != null && (threshold < 0 || threshold > 100 || run != null)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    run == null
                            ? "--coverage-threshold is a percentage from 0 to 100, not " + threshold
                            : "--coverage-threshold counts what all cases of a rule need, so --run cannot stand beside it");
        }
    }

    /** Those that {@code --run} asks for; what cannot be read may be one of them. */
    private CaseFiles chosen(CaseFiles all) {
        Pattern asked = run;
        if (asked == null) {
            return all;
        }
        List<CaseFile> files = all.files().stream()
                .map(f -> f.only(c -> asked.matcher(f.rule() + ": " + c.name()).find()))
                .filter(f -> !f.cases().isEmpty())
                .toList();
        List<CaseFiles.Unread> unread = all.unread().stream()
                .filter(u -> asked.matcher(u.rule() + ": ").find())
                .toList();
        return new CaseFiles(files, unread);
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the knowledge was read", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Says which rules have less of their conditions needed by a case than that; 1 where there are any. */
    private int uncovered(List<CaseResults> ran, int percent) {
        List<CaseResults> low = ran.stream().filter(r -> r.coverage() < percent).toList();
        for (CaseResults rule : low) {
            List<String> idle = rule.idle();
            out.println("COVERAGE " + rule.rule() + ": cases need " + (rule.conditions() - idle.size()) + " of "
                    + rule.conditions() + " conditions, " + rule.coverage() + " %; asked are " + percent + " %");
            idle.forEach(i -> out.println("        " + i));
        }
        return low.isEmpty() ? 0 : 1;
    }

    private int total(List<CaseResults> ran, int unread, int faults) {
        List<CaseResult> all = ran.stream().flatMap(t -> t.results().stream()).toList();
        long failed = all.stream().filter(r -> !r.passed()).count();
        out.println(ran.size() + (ran.size() == 1 ? " rule, " : " rules, ") + all.size()
                + (all.size() == 1 ? " case, " : " cases, ") + failed + " failed"
                + (unread == 0 ? "" : ", " + unread + (unread == 1 ? " file" : " files") + " not run")
                + (faults == 0 ? "" : ", " + faults + (faults == 1 ? " fault" : " faults") + " in the rules"));
        return failed + unread + faults == 0 ? 0 : 1;
    }

    private void print(CaseResult result) {
        out.println((result.passed() ? "ok      " : "FAILED  ") + result.rule() + ": " + result.name());
        if (!result.passed()) {
            out.println("        " + result.file() + ":" + result.line());
            result.differences().forEach(d -> out.println("        " + d));
        }
        // one is enough where the rule is silent as it should be
        result.near().stream()
                .limit(result.passed() ? 1 : result.near().size())
                .forEach(n -> out.println("        silent: " + n.words()));
    }

    private void print(List<String> idle) {
        out.println();
        out.println(
                idle.isEmpty()
                        ? "Every condition is decisive in some case."
                        : "Without any one of these every case would end as it does; a near miss for each is missing:");
        idle.forEach(out::println);
        out.println();
    }
}
