package org.faultline.cli.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.faultline.cli.option.ConfigOption;
import org.faultline.cli.option.NumberOfDays;
import org.faultline.cli.option.RulesOption;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.knowledge.name.KnowledgeFault;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.warning.KnownValues;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseKnowledge;
import org.faultline.trial.cases.check.CaseCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says all that is wrong with rules, without starting anything. */
@Command(
        name = "check",
        header = "says what is wrong with rules and their cases",
        description = "Names every fault at its line, without starting anything. A warning, such as of a "
                + "rule that there is already, is named and does no harm; an author accepts it by a comment in the rule: "
                + "// accepted: DUPLICATE: the reason",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing is wrong, or only warnings",
            "1:something is, or there is a warning and --strict",
            "2:the command line is wrong"
        },
        exitCodeOnExecutionException = 2)
public final class CheckCommand implements Callable<Integer> {
    /** Stands for the text that comes in. */
    private static final Path STDIN = Path.of("-");

    private final ServiceSettings settings;
    private final InputStream in;
    private final PrintStream out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json (for editors), sarif (2.1.0) or github (at the lines of a pull request)")
    CheckFormat format = CheckFormat.text;

    @Option(names = "--json", description = "the same as --format json")
    boolean json;

    @Option(names = "--strict", description = "ends with 1 where there are only warnings, too")
    boolean strict;

    @Option(names = "--watch", description = "checks again when a file changes, and prints what changed, until Ctrl-C")
    boolean watch;

    @Option(
            names = "--stdin-name",
            paramLabel = "FILE",
            description = "where the text that is read for - stands or will stand, such as rules/allies/my-rule.drl")
    @Nullable
    Path stdinName;

    @Mixin
    final RulesOption rules;

    @Mixin
    final ConfigOption config;

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            converter = NumberOfDays.class,
            description = "the widest window; faultline.horizon, else 400, where absent")
    @Nullable
    Integer horizon;

    @Parameters(
            paramLabel = "PATH",
            description =
                    "a rule file, a cases file or a folder of them; - for a text from standard input; all of the rules folder where none is given")
    List<Path> paths = new ArrayList<>();

    @Spec
    @Nullable
    CommandSpec spec;

    private @Nullable Knowledge knowledge;

    public CheckCommand(ServiceSettings settings, InputStream in, PrintStream out) {
        this.settings = settings;
        this.in = in;
        this.out = out;
        rules = new RulesOption(settings);
        config = new ConfigOption(settings);
    }

    @Override
    public Integer call() {
        refuseWhatDoesNotFit();
        CheckFormat form = json ? CheckFormat.json : format;
        CheckOutcome found = found();
        form.lines(found).forEach(out::println);
        if (watch) {
            List<Path> watched = new ArrayList<>(asked());
            asked().forEach(p -> watched.add(CaseFile.beside(p)));
            watched.add(rules.folder);
            new CheckWatch(watched, out).run(found, this::found);
        }
        return found.errors() == 0 && (!strict || found.warnings() == 0) ? 0 : 1;
    }

    private void refuseWhatDoesNotFit() {
        boolean stdin = paths.contains(STDIN);
        String wrong = stdin && paths.size() > 1
                ? "- stands alone, without other paths"
                : !stdin && stdinName != null
                        ? "--stdin-name is for a text from standard input; write - as the path"
                        : watch && (stdin || json || format != CheckFormat.text)
                                ? "--watch looks at files and prints text; it stands without - and --format"
                                : "";
        if (!wrong.isEmpty()) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), wrong);
        }
    }

    private CheckOutcome found() {
        return paths.contains(STDIN) ? ofText() : ofFiles();
    }

    private List<Path> asked() {
        return paths.isEmpty() ? List.of(rules.folder) : paths;
    }

    private int horizon() {
        return horizon == null ? settings.ours().horizon() : horizon;
    }

    /** Nothing where the files of what is configured have faults, which the commands that need it name. */
    private KnownValues known() {
        Knowledge known = knowledge(CaseKnowledge.CONFIGURED);
        return known == null ? KnownValues.NONE : KnownValues.of(known);
    }

    private CheckOutcome ofFiles() {
        RuleCheck check =
                RuleCheck.of(asked().stream().filter(this::mayHoldRules).toList(), rules.folder, horizon(), known());
        List<Fault> faults = new ArrayList<>(check.faults());
        ofCases(asked(), faults);
        faults.sort(Fault.BY_PLACE);
        int cases = (int) asked().stream().filter(p -> !mayHoldRules(p)).count();
        return new CheckOutcome(check.files(), cases, faults);
    }

    /** As if the text stood in its file already. */
    private CheckOutcome ofText() {
        String text = read();
        if (stdinName == null) {
            List<Fault> faults = RuleCheck.of("", text, horizon(), List.of(), known()).stream()
                    .map(f -> new Fault(STDIN.toString(), f.line(), f.column(), f.code(), f.message(), f.source()))
                    .toList();
            return new CheckOutcome(1, 0, faults);
        } else if (stdinName.toString().endsWith(CaseFile.ENDING)) {
            return new CheckOutcome(0, 1, CaseCheck.ofText(stdinName, text, rules.folder, this::knowledge));
        }
        boolean cases = Files.isRegularFile(CaseFile.beside(stdinName));
        RuleFiles.File file = new RuleFiles.File(shown(stdinName), text, cases);
        RuleCheck check = RuleCheck.of(new RuleFiles(List.of(file), List.of()), rules.folder, horizon(), known());
        return new CheckOutcome(1, 0, check.faults());
    }

    private String read() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read standard input", e);
        }
    }

    private boolean mayHoldRules(Path asked) {
        return !asked.toString().endsWith(CaseFile.ENDING) || Files.isDirectory(asked);
    }

    /** Those of cases, in place of what follows from them: a rule whose cases file has another name seems to have none. */
    private void ofCases(List<Path> asked, List<Fault> faults) {
        CaseCheck check = CaseCheck.of(asked, rules.folder, this::knowledge);
        faults.removeIf(f -> f.code() == Code.NO_CASE && check.meantFor().contains(RuleFiles.id(f.path())));
        faults.addAll(check.faults());
    }

    /** Null where its files have faults, which the commands that need it name. */
    private @Nullable Knowledge knowledge(CaseKnowledge wanted) {
        try {
            return wanted.read(this::configured);
        } catch (KnowledgeFault | UncheckedIOException e) {
            return null;
        }
    }

    /** What is configured, read once. */
    private Knowledge configured() {
        if (knowledge == null) {
            knowledge = KnowledgeReader.read(config.folder);
        }
        return knowledge;
    }

    private static String shown(Path file) {
        return file.toString().replace('\\', '/');
    }
}
