package org.faultline.cli;

import static java.util.Objects.requireNonNullElse;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.faultline.cli.backtest.BacktestCommand;
import org.faultline.cli.backtest.BenchmarkCommand;
import org.faultline.cli.check.CheckCommand;
import org.faultline.cli.database.BackupCommand;
import org.faultline.cli.database.PruneCommand;
import org.faultline.cli.database.RestoreCommand;
import org.faultline.cli.decision.ExportDecisionsCommand;
import org.faultline.cli.decision.ImportDecisionsCommand;
import org.faultline.cli.imports.ImportCommand;
import org.faultline.cli.option.Progress;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.cli.option.WrongSettings;
import org.faultline.cli.start.NewCommand;
import org.faultline.database.DatabaseRefusal;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.Format;
import org.faultline.knowledge.name.KnowledgeFault;
import org.faultline.report.Text;
import org.faultline.report.delivery.Nearest;
import org.faultline.rule.file.NotSaved;
import org.faultline.rule.file.RuleFault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands beside the service, and the help on all of them. */
@Command(
        name = "java -jar quarkus-run.jar",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "\"help COMMAND\", or \"COMMAND --help\", says more of one. All of them read the same settings as the service:",
            "FAULTLINE_RULES_DIR, FAULTLINE_CONFIG_DIR and the others of docs/settings.md.",
            "An option on the command line wins over a setting."
        })
public final class Commands {
    private static final int WIDTH = 120;

    /** Those that name a fault of the command line among their results. */
    private static final List<String> FAULTS_AMONG_RESULTS = List.of("check", "test", "explain", "why-not", "linking");

    @Command(
            name = "serve",
            header = "runs the service; also without a word",
            description =
                    "Settings are environment variables (FAULTLINE_RULES_DIR), system properties "
                            + "(-Dfaultline.rules-dir=...) or lines of config/application.properties; docs/settings.md lists them all.")
    private static final class ServeCommand {}

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "says how it is used")
    boolean help;

    public Commands(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Whether these words ask for the service rather than for a command. */
    public static boolean serve(List<String> words) {
        return words.isEmpty() || (words.get(0).equals("serve") && !asksForHelp(words));
    }

    private static boolean asksForHelp(List<String> words) {
        return words.get(0).equals("help") || words.contains("--help") || words.contains("-h");
    }

    /**
     * Keeps libraries from logging each of their steps. The service sets what is logged when it starts; where it does not run, everything
     * would be, and the rule engine writes down each fact: a third of the time of a backtest's rules went into lines that nobody sees.
     */
    public static void logWarningsOnly() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    /** Does what the words ask for; gives the exit code. */
    public int run(List<String> words) {
        try {
            // help is given even where the settings cannot be read
            return run(words, asksForHelp(words) ? ServiceSettings.none() : ServiceSettings.read());
        } catch (UncheckedIOException e) {
            err.println(e.getMessage() + ": " + e.getCause());
            return CommandLine.ExitCode.USAGE;
        } catch (WrongSettings e) {
            err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    public int run(List<String> words, ServiceSettings settings) {
        CommandLine line = line(settings);
        return line.execute(withHelp(words, line).toArray(String[]::new));
    }

    /** All commands. */
    CommandLine line(ServiceSettings settings) {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new ServeCommand())
                .addSubcommand(new CheckCommand(settings, in, out))
                .addSubcommand(new TestCommand(settings, out))
                .addSubcommand(new FmtCommand(settings, in, out))
                .addSubcommand(new NewCommand(settings, in, out, Progress.onTerminal()))
                .addSubcommand(new BacktestCommand(settings, out, err))
                .addSubcommand(new BenchmarkCommand(settings, out, err))
                .addSubcommand(new ImportCommand(settings, in, out, err))
                .addSubcommand(new ExplainCommand(settings, out))
                .addSubcommand(new WhyNotCommand(settings, out))
                .addSubcommand(new LinkingCommand(settings, out))
                .addSubcommand(new VocabularyCommand(settings, out))
                .addSubcommand(new BackupCommand(settings, out))
                .addSubcommand(new RestoreCommand(settings, out))
                .addSubcommand(new PruneCommand(settings, out))
                .addSubcommand(new ExportDecisionsCommand(settings, out))
                .addSubcommand(new ImportDecisionsCommand(settings, out));
        return configure(line, out, err);
    }

    /** "help COMMAND" is "COMMAND --help". */
    private static List<String> withHelp(List<String> words, CommandLine line) {
        if (!words.get(0).equals("help")) {
            return words;
        }
        String name = words.size() == 1 ? "--help" : words.get(1);
        return line.getSubcommands().containsKey(name) ? List.of(name, "--help") : List.of(name);
    }

    /** How the words of all commands are read, and what is said of wrong ones. */
    public static CommandLine configure(CommandLine line, PrintStream out, PrintStream err) {
        line.getSubcommands().values().forEach(Commands::keepOrder);
        line.setOut(new PrintWriter(out, true, Charset.defaultCharset()))
                .setUsageHelpWidth(WIDTH)
                .setOverwrittenOptionsAllowed(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((fault, words) -> misunderstood(fault, words, out, err))
                .setExecutionExceptionHandler(
                        (fault, command, words) -> failed(fault, command.getCommandSpec(), out, err));
        read(line, Pattern.class, Commands::expression, "");
        read(line, Format.class, Formats::named, "");
        read(line, URI.class, ServiceSettings::address, "");
        read(line, Charset.class, Charset::forName, "is not a character set that is known here");
        read(line, LocalDate.class, LocalDate::parse, "is not a calendar date (YYYY-MM-DD)");
        read(
                line,
                Temporal.class,
                Commands::dayOrTime,
                "is neither a day (2024-11-17) nor a time with zone (2024-11-17T12:00:00Z)");
        return line;
    }

    /** Options are shown in the order in which they are written down, which puts what matters most first. */
    private static void keepOrder(CommandLine command) {
        command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
    }

    /** Says what is wrong with the command line, with the nearest right word. */
    private static int misunderstood(ParameterException e, String[] words, PrintStream out, PrintStream err) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        boolean program = command.parent() == null;
        String more = program ? "\"help\" says what they do" : "\"" + command.name() + " --help\" says more";
        faults(command, out, err).println(Text.clean(reason(e, command, words)) + "; " + more);
        return command.exitCodeOnInvalidInput();
    }

    private static PrintStream faults(CommandSpec command, PrintStream out, PrintStream err) {
        return FAULTS_AMONG_RESULTS.contains(command.name()) ? out : err;
    }

    /** An unknown option comes first: what else is wrong may follow from it. */
    private static String reason(ParameterException e, CommandSpec command, String[] words) {
        Set<String> options = command.optionsMap().keySet();
        Optional<String> unknown = Arrays.stream(words)
                .filter(word -> word.length() > 1 && word.startsWith("-"))
                .filter(word -> !options.contains(word.replaceFirst("=.*", "")))
                .findFirst();
        if (unknown.isPresent()) {
            return "unknown option " + unlike(unknown.get(), options);
        } else if (e instanceof UnmatchedArgumentException unmatched) {
            Set<String> commands = command.subcommands().keySet();
            return (commands.isEmpty() ? "unexpected word " : "unknown command ")
                    + unlike(unmatched.getUnmatched().get(0), commands);
        }
        return requireNonNullElse(e.getMessage(), "");
    }

    private static String unlike(String word, Set<String> known) {
        return word + Nearest.hint(word, known) + (known.isEmpty() ? "" : "; known are " + String.join(", ", known));
    }

    /** What an operator or an analyst can mend is said plainly; anything else with its trace. */
    private static int failed(Exception e, CommandSpec command, PrintStream out, PrintStream err) throws Exception {
        if (e instanceof UncheckedIOException) {
            faults(command, out, err).println(e.getMessage() + ": " + e.getCause());
        } else if (e instanceof RuleFault
                || e instanceof KnowledgeFault
                || e instanceof ServiceClient.NoAnswer
                || e instanceof DatabaseRefusal
                || e instanceof NotSaved
                || e instanceof IllegalArgumentException) {
            faults(command, out, err).println(e.getMessage());
        } else {
            throw e;
        }
        return command.exitCodeOnExecutionException();
    }

    /** Has values of a type read in a way of ours; a fault without words of its own gets the complaint. */
    private static <T> void read(CommandLine line, Class<T> type, Function<String, T> reader, String complaint) {
        line.registerConverter(type, text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new TypeConversionException(complaint.isEmpty() ? e.getMessage() : "'" + text + "' " + complaint);
            }
        });
    }

    private static Pattern expression(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no regular expression (RE2): " + e.getDescription());
        }
    }

    private static Temporal dayOrTime(String text) {
        return text.length() == "YYYY-MM-DD".length()
                ? LocalDate.parse(text)
                : OffsetDateTime.parse(text).toInstant();
    }
}
