package org.faultline.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.knowledge.KnowledgeFault;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleFault;
import org.jspecify.annotations.Nullable;

/**
 * {@code test [--rules DIR] [--config DIR] [--junit FILE] [PATH…]}: runs the cases that stand beside the rules. A path is a cases
 * file or a folder of them, all of the rules folder where none is given; the exit code is 1 when a case fails or a file cannot be read.
 */
public final class TestCommand {
    private final PrintStream out;
    private Path rules = Path.of("rules");
    private Path config = Path.of("config");
    private @Nullable Path junit;
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
                default -> {
                    if (word.startsWith("-")) {
                        throw new IllegalArgumentException(
                                "unknown option " + word + "; known are --rules DIR, --config DIR and --junit FILE");
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
        List<CaseFile> files = caseFiles(paths.isEmpty() ? List.of(rules) : paths);
        Map<CaseFile, List<CaseResult>> results = new LinkedHashMap<>();
        try (RuleBook book = RuleBook.compile(rules)) {
            files.forEach(f -> known(f, book));
            CaseRunner runner = new CaseRunner(KnowledgeReader.read(config), book);
            for (CaseFile file : files) {
                List<CaseResult> ran = file.cases().stream()
                        .map(c -> runner.run(file.rule(), c))
                        .toList();
                results.put(file, ran);
                ran.forEach(r -> print(file, r));
            }
        }
        if (junit != null) {
            JUnitReport.write(junit, results);
        }
        long all = results.values().stream().mapToLong(List::size).sum();
        long failed = results.values().stream()
                .flatMap(List::stream)
                .filter(r -> !r.passed())
                .count();
        out.println(files.size() + " rules, " + all + " cases, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }

    /** All faults of all files at once. */
    static List<CaseFile> caseFiles(List<Path> paths) {
        List<String> faults = new ArrayList<>();
        List<CaseFile> files = new ArrayList<>();
        for (Path path : paths.stream().flatMap(TestCommand::below).toList()) {
            try {
                files.add(CaseFile.read(path));
            } catch (CaseFault e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new CaseFault(faults);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no *" + CaseFile.ENDING + " in " + paths);
        }
        return files;
    }

    private static Stream<Path> below(Path path) {
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(f -> f.toString().endsWith(CaseFile.ENDING)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + path, e);
        }
    }

    private static void known(CaseFile file, RuleBook book) {
        if (!book.rules().containsKey(file.rule())) {
            throw new CaseFault(List.of(file.path() + ":1: there is no rule \"" + file.rule() + "\""));
        }
    }

    private void print(CaseFile file, CaseResult result) {
        Case c = result.of();
        String verdict = result.passed() ? "ok      " : "FAILED  ";
        out.println(verdict + file.rule() + ": " + c.name());
        if (!result.passed()) {
            out.println("        " + file.path() + ":" + c.line());
            result.differences().forEach(d -> out.println("        " + d));
        }
    }
}
