package org.faultline.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.faultline.knowledge.KnowledgeFault;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.LoadedRules;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleFault;
import org.faultline.trial.CaseFault;
import org.faultline.trial.CaseFile;
import org.faultline.trial.CaseFiles;
import org.faultline.trial.CaseResult;
import org.faultline.trial.CaseResults;
import org.faultline.trial.CaseTester;
import org.jspecify.annotations.Nullable;

/**
 * {@code test [--rules DIR] [--config DIR] [--junit FILE] [--coverage] [PATH…]}: runs the cases that stand beside the rules. A path is a cases
 * file or a folder of them, all of the rules folder where none is given; the exit code is 1 when a case fails or a file cannot be read, which
 * keeps none of the others from being run.
 */
final class TestCommand {
    static final String HELP = """
            test [options] [PATH...]

            Runs the cases that stand beside the rules. A path is a cases file or a folder of them; all of the rules folder where none is given.
            Cases run on what is configured, unless their file names other knowledge ("- knowledge: sample").

              --rules DIR      the rules; faultline.rules-dir, else "rules", where absent
              --config DIR     the knowledge; faultline.config-dir, else "config", where absent
              --junit FILE     the results as JUnit XML, for build servers
              --coverage       names the conditions that no case needs

            Exit code: 0 all hold, 1 one fails, a file cannot be read, or the command line is wrong.
            """;

    private final PrintStream out;
    private final int horizon;
    private Path rules;
    private Path config;
    private @Nullable Path junit;
    private boolean coverage;
    private final List<Path> paths = new ArrayList<>();

    private TestCommand(ServiceSettings settings, PrintStream out) {
        this.out = out;
        this.horizon = settings.horizon();
        this.rules = settings.rules();
        this.config = settings.config();
    }

    static int run(List<String> arguments, ServiceSettings settings, PrintStream out) {
        try {
            return new TestCommand(settings, out).read(arguments).run();
        } catch (RuleFault | KnowledgeFault | IllegalArgumentException | UncheckedIOException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private TestCommand read(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String word = left.remove();
            switch (word) {
                case "--rules" -> rules = value(word, left);
                case "--config" -> config = value(word, left);
                case "--junit" -> junit = value(word, left);
                case "--coverage" -> coverage = true;
                default -> {
                    if (word.startsWith("-")) {
                        throw new IllegalArgumentException("unknown option " + word
                                + "; known are --rules DIR, --config DIR, --junit FILE and --coverage");
                    }
                    paths.add(Path.of(word));
                }
            }
        }
        return this;
    }

    private static Path value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a path after it");
        }
        return Path.of(left.remove());
    }

    private int run() {
        List<Path> asked = paths.isEmpty() ? List.of(rules) : paths;
        CaseFiles cases = CaseFiles.under(asked);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("no *" + CaseFile.ENDING + " in " + asked);
        }
        LoadedRules loaded = LoadedRules.from(rules, horizon);
        List<CaseResults> ran = new ArrayList<>();
        List<CaseFiles.Unread> unread = new ArrayList<>(cases.unread());
        try (RuleBook book = loaded.book()) {
            CaseTester trials = new CaseTester(book, KnowledgeReader.read(config));
            for (CaseFile file : cases.files()) {
                if (loaded.faulty().containsKey(file.rule())) {
                    String reason = file.path() + ":1: the rule \"" + file.rule() + "\" has a fault";
                    unread.add(new CaseFiles.Unread(file.path(), file.rule(), List.of(reason)));
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
        if (coverage) {
            print(ran.stream().flatMap(t -> t.idle().stream()).toList());
        }
        loaded.faults().forEach(f -> out.println("FAULT   " + rules + "/" + f));
        unread.forEach(u -> u.faults().forEach(f -> out.println("NOT RUN " + f)));
        return total(ran, unread.size(), loaded.faults().size());
    }

    private int total(List<CaseResults> ran, int unread, int faults) {
        List<CaseResult> all = ran.stream().flatMap(t -> t.results().stream()).toList();
        long failed = all.stream().filter(r -> !r.passed()).count();
        out.println(ran.size() + " rules, " + all.size() + " cases, " + failed + " failed"
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
