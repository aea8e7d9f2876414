package org.faultline.cli.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.faultline.cli.option.RulesOption;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.report.EventType;
import org.faultline.report.delivery.Nearest;
import org.faultline.rule.RulesInFolder;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.file.RuleWriter;
import org.faultline.trial.cases.CaseFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the beginning of a new rule and its cases, which pass at once. */
@Command(
        name = "new",
        header = "begins a new rule with its cases",
        description =
                "Writes a draft after one of the worked patterns (docs/rule-patterns.md) and its three cases beside it, which pass check "
                        + "and test at once, and says what to do next. On a terminal it asks for what is not given.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "2:nothing is written: an answer is wrong, or a file stands there already"},
        exitCodeOnExecutionException = 2)
public final class NewCommand implements Runnable {
    private final InputStream in;
    private final PrintStream out;
    private final boolean terminal;

    @Option(names = "--pattern", paramLabel = "NAME", description = "one-event where absent; --patterns lists them")
    @Nullable
    String pattern;

    @Option(names = "--patterns", description = "lists the patterns, with what each asks for")
    boolean patterns;

    @Option(names = "--id", paramLabel = "ID", description = "the rule's name for ever, such as deadly-clash")
    @Nullable
    String id;

    @Option(names = "--family", paramLabel = "FOLDER", description = "the folder it stands in, such as allies")
    @Nullable
    String family;

    @Option(names = "--title", paramLabel = "TEXT", description = "what people read")
    @Nullable
    String title;

    @Option(names = "--owner", paramLabel = "TEXT", description = "whom to ask about it")
    @Nullable
    String owner;

    @Option(names = "--type", paramLabel = "TYPE", description = "the type of event, such as CLASH")
    @Nullable
    String type;

    @Option(names = "--then", paramLabel = "TYPE", description = "of what follows; any violence where absent")
    @Nullable
    String then;

    @Option(names = "--relation", paramLabel = "RELATION", description = "of the two groups: ALLY or ENEMY")
    @Nullable
    String relation;

    @Option(names = "--min-deaths", paramLabel = "N", description = "people killed, at least")
    @Nullable
    String minDeaths;

    @Option(names = "--days", paramLabel = "N", description = "within so many days")
    @Nullable
    String days;

    @Option(names = "--km", paramLabel = "N", description = "within so many kilometres of a border, 9 to 50")
    @Nullable
    String km;

    @Mixin
    final RulesOption rules;

    @Spec
    @Nullable
    CommandSpec spec;

    private @Nullable BufferedReader answers;

    /** @param terminal whether somebody is there to be asked */
    public NewCommand(ServiceSettings settings, InputStream in, PrintStream out, boolean terminal) {
        this.in = in;
        this.out = out;
        this.terminal = terminal;
        rules = new RulesOption(settings);
    }

    @Override
    public void run() {
        if (patterns) {
            list();
            return;
        }
        RulePattern chosen = choose();
        Map<String, String> values = new HashMap<>();
        String name = answer("id", id, "", NewCommand::wrongName);
        String folder = answer("family", family, "", NewCommand::wrongName);
        values.put("id", name);
        values.put("title", answer("title", terminal ? title : or(title), "", t -> ""));
        values.put("owner", answer("owner", terminal ? owner : or(owner), "", o -> ""));
        given(chosen, values);
        refuseToWriteOver(folder, name);
        if (chosen == RulePattern.ON_RULE
                && standing().find("armed-coordination-meeting").isEmpty()) {
            throw wrong("the pattern on-rule begins upon the rule armed-coordination-meeting, which is not in "
                    + rules.folder);
        }
        NewRule rule = NewRule.of(chosen, values);
        RuleWriter.write(rules.folder, folder, name + CaseFile.ENDING, rule.cases(), false);
        RuleWriter.write(rules.folder, folder, name + RuleFiles.ENDING, rule.drl(), false);
        next(rules.folder.resolve(folder).resolve(name + RuleFiles.ENDING));
    }

    private void list() {
        for (RulePattern p : RulePattern.values()) {
            StringBuilder asked = new StringBuilder();
            p.parameters()
                    .forEach((name, usual) ->
                            asked.append(" --").append(name).append(' ').append(usual.isEmpty() ? "…" : usual));
            out.printf("%-12s %s%s%n", p.word(), p.sentence(), asked.isEmpty() ? "" : ":" + asked);
        }
    }

    private RulesInFolder standing() {
        return new RulesInFolder(rules.folder, Integer.MAX_VALUE);
    }

    private RulePattern choose() {
        if (pattern == null && terminal && id == null) {
            list();
        }
        String word = pattern == null && id != null
                ? RulePattern.ONE_EVENT.word()
                : answer(
                        "pattern",
                        pattern,
                        RulePattern.ONE_EVENT.word(),
                        p -> RulePattern.words().contains(p)
                                ? ""
                                : "there is no pattern " + p + Nearest.hint(p, RulePattern.words())
                                        + "; --patterns lists them");
        return RulePattern.named(word);
    }

    /** The values of the pattern; one that it does not ask for is refused, as it would change nothing. */
    private void given(RulePattern chosen, Map<String, String> values) {
        Map<String, @Nullable String> flags = new HashMap<>();
        flags.put("type", type);
        flags.put("then", then);
        flags.put("relation", relation);
        flags.put("min-deaths", minDeaths);
        flags.put("days", days);
        flags.put("km", km);
        flags.forEach((name, value) -> {
            if (value != null && !chosen.parameters().containsKey(name)) {
                throw wrong("the pattern " + chosen.word() + " does not ask for --" + name);
            }
        });
        chosen.parameters().forEach((name, usual) -> {
            String flag = flags.get(name);
            boolean asked = flag == null && terminal && id == null;
            values.put(name, asked || flag != null ? answer(name, flag, usual, v -> wrongValue(name, v)) : usual);
        });
    }

    private static String wrongName(String name) {
        return RulesInFolder.isName(name)
                ? ""
                : "'" + name + "' is not lower-case words joined by -, such as deadly-clash";
    }

    private static String wrongValue(String name, String value) {
        if (name.equals("then") && value.isEmpty()) {
            return "";
        } else if (name.equals("type") || name.equals("then")) {
            List<String> types =
                    Arrays.stream(EventType.values()).map(Enum::name).toList();
            return types.contains(value) ? "" : "there is no event type " + value + Nearest.hint(value, types);
        } else if (name.equals("relation")) {
            return List.of("", "ALLY", "ENEMY").contains(value) ? "" : "relation is ALLY or ENEMY, not " + value;
        } else if (value.isEmpty() && name.equals("min-deaths")) {
            return "";
        }
        int least = name.equals("km") ? 9 : name.equals("min-deaths") ? 2 : 1;
        int most = name.equals("km") ? 50 : name.equals("days") ? 365 : 9_999;
        boolean fits = value.matches("\\d{1,4}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        return fits ? "" : name + " is a number from " + least + " to " + most + ", not '" + value + "'";
    }

    /** What was given, else asked for where somebody is there, else the usual value; a wrong answer is asked for again. */
    private String answer(String name, @Nullable String given, String usual, Function<String, String> wrong) {
        if (given != null || !terminal) {
            String value = given == null ? usual : given;
            String reason = given == null && usual.isEmpty() && !wrong.apply("").isEmpty()
                    ? "--" + name + " is missing; on a terminal it is asked for"
                    : wrong.apply(value);
            if (!reason.isEmpty()) {
                throw wrong(reason);
            }
            return value;
        }
        while (true) {
            out.print(name + (usual.isEmpty() ? ": " : " [" + usual + "]: "));
            out.flush();
            String line = line();
            String value = line.isBlank() ? usual : line.strip();
            String reason = wrong.apply(value);
            if (reason.isEmpty()) {
                return value;
            }
            out.println(reason);
        }
    }

    private String line() {
        try {
            BufferedReader reader = answers;
            if (reader == null) {
                reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                answers = reader;
            }
            String line = reader.readLine();
            if (line == null) {
                throw wrong("there are no more answers; nothing is written");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the answer", e);
        }
    }

    private void refuseToWriteOver(String folder, String name) {
        standing().find(name).ifPresent(f -> {
            throw wrong("there is a rule " + name + " already, in " + f.path() + "; nothing is written");
        });
        for (String ending : List.of(RuleFiles.ENDING, CaseFile.ENDING)) {
            Path file = rules.folder.resolve(folder).resolve(name + ending);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw wrong(file + " is there already; nothing is written");
            }
        }
    }

    private void next(Path rule) {
        Path cases = CaseFile.beside(rule);
        out.println("written: " + rule);
        out.println("written: " + cases);
        out.println();
        out.println("Next:");
        out.println("1. write down in the head of the rule why it matters, what it misses and its noise");
        out.println("2. change its condition (docs/rule-language.md), and its cases with it");
        out.println("3. check " + rule);
        out.println("4. test " + cases);
        out.println("5. write @status(active) when you trust it; as a draft it mails nobody");
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), reason);
    }
}
