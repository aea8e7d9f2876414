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
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleFault;
import org.faultline.trial.CaseFault;
import org.faultline.trial.CaseFile;
import org.faultline.trial.CaseResult;
import org.faultline.trial.Trial;
import org.faultline.trial.Trials;
import org.jspecify.annotations.Nullable;

/**
 * {@code test [--rules DIR] [--config DIR] [--junit FILE] [--coverage] [PATH…]}: runs the cases that stand beside the rules. A path is a cases
 * file or a folder of them, all of the rules folder where none is given; the exit code is 1 when a case fails or a file cannot be read.
 */
public final class TestCommand {
    private final PrintStream out;
    private Path rules = Path.of("rules");
    private Path config = Path.of("config");
    private @Nullable Path junit;
    private boolean coverage;
    private final List<Path> paths = new ArrayList<>();

    private TestCommand(PrintStream out) {
        this.out = out;
    }

    public static int run(List<String> arguments, PrintStream out) {
        try {
            return new TestCommand(out).read(arguments).run();
        } catch (RuleFault | KnowledgeFault | CaseFault | IllegalArgumentException | UncheckedIOException e) {
            out.println(e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            // Drools throws many kinds when a rule fails while it runs
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            out.println("a rule failed while it ran: " + e.getMessage() + " (" + root + ")");
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
        List<CaseFile> files = CaseFile.under(asked);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no *" + CaseFile.ENDING + " in " + asked);
        }
        List<Trial> ran = new ArrayList<>();
        try (RuleBook book = RuleBook.compile(rules)) {
            Trials trials = new Trials(book, KnowledgeReader.read(config));
            trials.known(files);
            for (CaseFile file : files) {
                Trial trial = trials.run(file);
                ran.add(trial);
                trial.results().forEach(this::print);
            }
        }
        if (junit != null) {
            JUnitReport.write(junit, ran);
        }
        if (coverage) {
            print(ran.stream().flatMap(t -> t.idle().stream()).toList());
        }
        return total(ran);
    }

    private int total(List<Trial> ran) {
        List<CaseResult> all = ran.stream().flatMap(t -> t.results().stream()).toList();
        long failed = all.stream().filter(r -> !r.passed()).count();
        out.println(ran.size() + " rules, " + all.size() + " cases, " + failed + " failed");
        return failed == 0 ? 0 : 1;
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
