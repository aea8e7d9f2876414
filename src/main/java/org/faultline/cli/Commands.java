package org.faultline.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.faultline.report.Nearest;
import org.faultline.report.Text;

/** The commands beside the service, and the help on all of them. */
public final class Commands {
    private static final int NOT_UNDERSTOOD = 2;
    private static final List<String> HELP = List.of("help", "--help", "-h");

    private static final String SERVE_HELP = """
            serve

            The service; also what is done without a word. Settings are environment variables (FAULTLINE_RULES_DIR), system properties
            (-Dfaultline.rules-dir=...) or lines of config/application.properties; config/README.md lists them all.
            """;

    /** A command, what it does in a line, and in full. */
    private record Command(String name, String does, String help) {}

    private static final List<Command> ALL = List.of(
            new Command("serve", "runs the service; also without a word", SERVE_HELP),
            new Command("check", "says what is wrong with rules", CheckCommand.HELP),
            new Command("test", "runs the cases of rules", TestCommand.HELP),
            new Command("backtest", "replays files, and says what the rules would have raised", BacktestCommand.HELP),
            new Command("import", "delivers files to a service that runs", ImportCommand.HELP),
            new Command("explain", "says why an alert was raised, and whether it would be again", ExplainCommand.HELP),
            new Command("why-not", "says how near a rule is to firing", WhyNotCommand.HELP),
            new Command("linking", "measures how well reports are linked", LinkingCommand.HELP));

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    public Commands(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Whether these words ask for the service rather than for a command. */
    public static boolean serve(List<String> words) {
        return words.isEmpty() || (words.get(0).equals("serve") && !asksForHelp(words));
    }

    private static boolean asksForHelp(List<String> rest) {
        return rest.contains("--help") || rest.contains("-h");
    }

    /** Does what the words ask for; gives the exit code. */
    public int run(List<String> words) {
        String name = words.get(0);
        List<String> rest = words.subList(1, words.size());
        if (HELP.contains(name)) {
            return rest.isEmpty() ? overview() : help(rest.get(0));
        } else if (known(name) && asksForHelp(rest)) {
            return help(name);
        }
        try {
            ServiceSettings settings = ServiceSettings.read();
            return switch (name) {
                case "check" -> CheckCommand.run(rest, settings, out);
                case "test" -> TestCommand.run(rest, settings, out);
                case "backtest" -> BacktestCommand.run(rest, settings, out, err);
                case "import" -> ImportCommand.run(rest, settings, in, out, err);
                case "explain" -> ExplainCommand.run(rest, settings, out);
                case "why-not" -> WhyNotCommand.run(rest, settings, out);
                case "linking" -> LinkingCommand.run(rest, settings, out);
                default -> unknown(name);
            };
        } catch (UncheckedIOException e) {
            err.println(e.getMessage() + ": " + e.getCause());
            return NOT_UNDERSTOOD;
        }
    }

    private static boolean known(String name) {
        return ALL.stream().anyMatch(c -> c.name.equals(name));
    }

    private int overview() {
        out.println("java -jar quarkus-run.jar [COMMAND] [WORDS...]");
        out.println();
        ALL.forEach(c -> out.println(String.format(Locale.ROOT, "  %-10s %s", c.name, c.does)));
        out.println("""

                "help COMMAND", or "COMMAND --help", says more of one. All of them read the same settings as the service: FAULTLINE_RULES_DIR,
                FAULTLINE_CONFIG_DIR and the others of config/README.md. An option on the command line wins over a setting.""");
        return 0;
    }

    private int help(String name) {
        for (Command command : ALL) {
            if (command.name.equals(name)) {
                out.print(command.help);
                return 0;
            }
        }
        return unknown(name);
    }

    private int unknown(String name) {
        List<String> names = ALL.stream().map(Command::name).toList();
        err.println("There is no command '" + Text.clean(name) + "'" + Nearest.hint(name, names) + ". Known: "
                + String.join(", ", names) + "; \"help\" says what they do");
        return NOT_UNDERSTOOD;
    }
}
