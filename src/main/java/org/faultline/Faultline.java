package org.faultline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;
import org.faultline.cli.TestCommand;

/** The program: {@code serve} (also without a word), or one of the commands for analysts. */
@QuarkusMain
public final class Faultline {
    private Faultline() {}

    public static void main(String[] args) {
        String command = args.length == 0 ? "serve" : args[0];
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        switch (command) {
            case "serve" -> serve(rest);
            case "test" -> System.exit(TestCommand.run(rest, System.out));
            default -> {
                System.err.println("There is no command '" + command + "'. Known: serve, test");
                System.exit(2);
            }
        }
    }

    private static void serve(List<String> args) {
        try {
            Surroundings.prepare();
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(null, Faultline::stopped, args.toArray(String[]::new));
    }

    /** A fault that the operator can mend is said plainly; anything else with its trace. */
    private static void stopped(int exitCode, Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof org.faultline.knowledge.KnowledgeFault || t instanceof org.faultline.rule.RuleFault) {
                System.err.println("Faultline does not start: " + t.getMessage());
                break;
            } else if (t.getCause() == null) {
                failure.printStackTrace();
            }
        }
        Surroundings.close();
        System.exit(exitCode);
    }
}
