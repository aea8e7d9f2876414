package org.faultline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.cli.BacktestCommand;
import org.faultline.cli.CheckCommand;
import org.faultline.cli.ExplainCommand;
import org.faultline.cli.ImportCommand;
import org.faultline.cli.LinkingCommand;
import org.faultline.cli.Quiet;
import org.faultline.cli.TestCommand;
import org.faultline.cli.WhyNotCommand;

/** The program: {@code serve} (also without a word), or one of the commands for operators and analysts. */
@QuarkusMain
public final class Faultline {
    private Faultline() {}

    public static void main(String[] args) {
        String command = args.length == 0 ? "serve" : args[0];
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        if (!command.equals("serve")) {
            Quiet.keep();
        }
        switch (command) {
            case "serve" -> serve(rest);
            case "check" -> System.exit(CheckCommand.run(rest, System.out));
            case "import" -> System.exit(ImportCommand.run(rest, System.in, System.out, System.err));
            case "backtest" -> System.exit(BacktestCommand.run(rest, System.out, System.err));
            case "linking" -> System.exit(LinkingCommand.run(rest, System.out));
            case "explain" -> System.exit(ExplainCommand.run(rest, System.out));
            case "why-not" -> System.exit(WhyNotCommand.run(rest, System.out));
            case "test" -> System.exit(TestCommand.run(rest, System.out));
            default -> {
                System.err.println("There is no command '" + command + "'. Known: serve, import, linking, check, test,"
                        + " backtest, explain, why-not");
                System.exit(2);
            }
        }
    }

    private static void serve(List<String> args) {
        try {
            Surroundings.prepare();
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            Surroundings.close();
            System.exit(1);
        }
        Quarkus.run(null, Faultline::stopped, args.toArray(String[]::new));
    }

    /** A fault that the operator can mend is said plainly; anything else with its trace. */
    private static void stopped(int exitCode, Throwable failure) {
        if (failure != null) {
            plain(failure)
                    .ifPresentOrElse(
                            reason -> System.err.println("Faultline does not start: " + reason),
                            failure::printStackTrace);
        }
        Surroundings.close();
        System.exit(exitCode);
    }

    private static Optional<String> plain(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException) {
                return Optional.of("the database cannot be used: " + t.getMessage());
            }
        }
        return Optional.empty();
    }
}
