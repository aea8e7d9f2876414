package org.faultline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.drl.Code;
import org.faultline.rule.drl.Fault;
import org.faultline.trial.CaseFile;
import org.faultline.trial.CaseFiles;

/**
 * {@code check [--json] [--rules DIR] [--horizon DAYS] [PATH…]}: says all that is wrong with rules, without starting anything. A path is
 * a rule file or a folder of them, all of the rules folder where none is given. The exit code is 0 where nothing is wrong, 1 where
 * something is, 2 where the command itself is not understood.
 */
final class CheckCommand {
    static final String HELP = """
            check [options] [PATH...]

            Says all that is wrong with rules, and with cases files that cannot be read, without starting anything. A path is a rule file or a
            folder of them; all of the rules folder where none is given.

              --json           faults as JSON, for editors
              --rules DIR      the folder of all rules; faultline.rules-dir, else "rules", where absent
              --horizon DAYS   the widest window; faultline.horizon, else 400, where absent

            Exit code: 0 nothing is wrong, 1 something is, 2 the command line is wrong.
            """;

    private final PrintStream out;
    private Path rules;
    private int horizon;
    private boolean json;
    private final List<Path> paths = new ArrayList<>();

    private CheckCommand(ServiceSettings settings, PrintStream out) {
        this.out = out;
        this.rules = settings.rules();
        this.horizon = settings.horizon();
    }

    static int run(List<String> arguments, ServiceSettings settings, PrintStream out) {
        CheckCommand command;
        try {
            command = new CheckCommand(settings, out);
            command.read(arguments);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
        return command.run();
    }

    private void read(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String word = left.remove();
            switch (word) {
                case "--json" -> json = true;
                case "--rules" -> rules = Path.of(value(word, left));
                case "--horizon" -> horizon = days(value(word, left));
                default -> {
                    if (word.startsWith("-")) {
                        throw new IllegalArgumentException(
                                "unknown option " + word + "; known are --json, --rules DIR and --horizon DAYS");
                    }
                    paths.add(Path.of(word));
                }
            }
        }
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value after it");
        }
        return left.remove();
    }

    private static int days(String text) {
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("--horizon is a number of days such as 400, but was given " + text);
        }
        return Integer.parseInt(text);
    }

    private int run() {
        List<Path> asked = paths.isEmpty() ? List.of(rules) : paths;
        RuleCheck check = RuleCheck.of(asked, rules, horizon);
        List<Fault> faults = new ArrayList<>(check.faults());
        faults.addAll(ofCases(asked));
        faults.sort(Comparator.comparing(Fault::path).thenComparing(Fault::line).thenComparing(Fault::column));
        if (json) {
            out.println(asJson(check.files(), faults));
        } else {
            faults.forEach(out::println);
            long wrong = faults.stream().map(Fault::path).distinct().count();
            out.println(check.files()
                    + (check.files() == 1 ? " rule, " : " rules, ")
                    + (faults.isEmpty()
                            ? "nothing wrong"
                            : faults.size()
                                    + (faults.size() == 1 ? " fault in " : " faults in ")
                                    + wrong
                                    + (wrong == 1 ? " file" : " files")));
        }
        return faults.isEmpty() ? 0 : 1;
    }

    /** Of the cases beside what was asked for, those that cannot be used. */
    private static List<Fault> ofCases(List<Path> asked) {
        List<Path> beside = asked.stream()
                .map(p -> Files.isDirectory(p) ? p : CaseFile.beside(p))
                .filter(p -> Files.exists(p, LinkOption.NOFOLLOW_LINKS))
                .toList();
        return CaseFiles.under(beside).unread().stream()
                .filter(u -> !Files.isDirectory(u.path()) || u.path().toString().endsWith(CaseFile.ENDING))
                .flatMap(u -> u.faults().stream().map(f -> fault(u.path(), f)))
                .toList();
    }

    /** A fault of a cases file, {@code path:line: reason}, as those of rules are. */
    private static Fault fault(Path file, String said) {
        String[] parts = said.substring(file.toString().length() + 1).split(": ", 2);
        return new Fault(file.toString().replace('\\', '/'), Integer.parseInt(parts[0]), 1, Code.NO_CASE, parts[1], "");
    }

    private static String asJson(int rules, List<Fault> faults) {
        try {
            return new ObjectMapper().writeValueAsString(Map.of("rules", rules, "faults", faults));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults are plain values", e);
        }
    }
}
