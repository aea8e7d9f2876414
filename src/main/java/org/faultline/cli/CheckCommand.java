package org.faultline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.drl.Checker;
import org.faultline.rule.drl.Fault;

/**
 * {@code check [--json] [--rules DIR] [--horizon DAYS] [PATH…]}: says all that is wrong with rules, without starting anything. A path is
 * a rule file or a folder of them, all of the rules folder where none is given. The exit code is 0 where nothing is wrong, 1 where
 * something is, 2 where the command itself is not understood.
 */
public final class CheckCommand {
    private final PrintStream out;
    private Path rules = Path.of("rules");
    private int horizon = Checker.USUAL_HORIZON;
    private boolean json;
    private final List<Path> paths = new ArrayList<>();

    private CheckCommand(PrintStream out) {
        this.out = out;
    }

    public static int run(List<String> arguments, PrintStream out) {
        CheckCommand command = new CheckCommand(out);
        try {
            command.read(arguments);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
        try {
            return command.run();
        } catch (UncheckedIOException e) {
            out.println(e.getMessage());
            return 2;
        }
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
        RuleCheck check = RuleCheck.of(paths.isEmpty() ? List.of(rules) : paths, rules, horizon);
        List<Fault> faults = check.faults();
        if (json) {
            out.println(asJson(check));
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

    private static String asJson(RuleCheck check) {
        try {
            return new ObjectMapper().writeValueAsString(Map.of("rules", check.files(), "faults", check.faults()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults are plain values", e);
        }
    }
}
