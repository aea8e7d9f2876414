package org.faultline.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.faultline.cli.Commands;

/** The program: {@code serve} (also without a word), or one of the commands for operators and analysts. */
@QuarkusMain
public final class Faultline {
    private Faultline() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        if (Commands.serve(words)) {
            serve(words.subList(Math.min(1, words.size()), words.size()));
        } else {
            Commands.logWarningsOnly();
            QuickCompilation.of(words);
            System.exit(new Commands(System.in, System.out, System.err).run(words));
        }
    }

    private static void serve(List<String> args) {
        try {
            Bootstrap.prepare();
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            Bootstrap.close();
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
        Bootstrap.close();
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
