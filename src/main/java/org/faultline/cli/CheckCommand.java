package org.faultline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseKnowledge;
import org.faultline.trial.cases.check.CaseCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says all that is wrong with rules, without starting anything. */
@Command(
        name = "check",
        header = "says what is wrong with rules and their cases",
        description = "Names every fault at its line, without starting anything.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing is wrong", "1:something is", "2:the command line is wrong"},
        exitCodeOnExecutionException = 2)
final class CheckCommand implements Callable<Integer> {
    private final ServiceSettings settings;
    private final PrintStream out;

    @Option(names = "--json", description = "faults as JSON, for editors")
    boolean json;

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
            description = "a rule file, a cases file or a folder of them; all of the rules folder where none is given")
    List<Path> paths = new ArrayList<>();

    CheckCommand(ServiceSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        rules = new RulesOption(settings);
        config = new ConfigOption(settings);
    }

    @Override
    public Integer call() {
        List<Path> asked = paths.isEmpty() ? List.of(rules.folder) : paths;
        RuleCheck check = RuleCheck.of(
                asked.stream().filter(this::mayHoldRules).toList(),
                rules.folder,
                horizon == null ? settings.ours().horizon() : horizon);
        List<Fault> faults = new ArrayList<>(check.faults());
        ofCases(asked, faults);
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
            return wanted.read(() -> KnowledgeReader.read(config.folder));
        } catch (KnowledgeFault | UncheckedIOException e) {
            return null;
        }
    }

    private static String asJson(int rules, List<Fault> faults) {
        try {
            return new ObjectMapper().writeValueAsString(Map.of("rules", rules, "faults", faults));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults are plain values", e);
        }
    }
}
