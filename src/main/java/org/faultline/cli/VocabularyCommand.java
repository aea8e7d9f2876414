package org.faultline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.cli.option.ConfigOption;
import org.faultline.cli.option.RulesOption;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.explain.vocabulary.CaseSchema;
import org.faultline.explain.vocabulary.RuleSnippets;
import org.faultline.explain.vocabulary.RuleWords;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.RulesInFolder;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.language.model.RuleModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the words of rules and cases for editors. */
@Command(
        name = "vocabulary",
        header = "prints the words of rules, for editors",
        description =
                "Prints as JSON what a rule may name, with the names of config/ and the rules: the same as GET /api/v1/vocabulary.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:printed", "1:a file has a fault", "2:the command line is wrong"})
final class VocabularyCommand implements Runnable {
    /** What editors are given instead of the words themselves. */
    enum Form {
        /** What a cases file may hold, as JSON Schema. */
        cases,
        /** The words as snippets of VS Code, without names. */
        snippets
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintStream out;

    @Option(
            names = "--schema",
            paramLabel = "FORM",
            description = "cases: a JSON schema of cases files; snippets: the words as snippets of VS Code")
    @Nullable
    Form schema;

    @Mixin
    final RulesOption rules;

    @Mixin
    final ConfigOption config;

    VocabularyCommand(ServiceSettings settings, PrintStream out) {
        this.out = out;
        rules = new RulesOption(settings);
        config = new ConfigOption(settings);
    }

    @Override
    public void run() {
        Object printed = schema == Form.cases ? CaseSchema.of() : schema == null ? words() : RuleSnippets.of(words());
        try {
            out.println(JSON.writeValueAsString(printed));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words are plain values", e);
        }
    }

    private RuleWords words() {
        Map<String, String> titles = new TreeMap<>();
        for (RuleFiles.File file : RuleFiles.under(rules.folder).files()) {
            RuleModel model = RulesInFolder.glance(file.text());
            if (model != null) {
                titles.put(model.id(), model.meta().title());
            }
        }
        return RuleWords.of(KnowledgeReader.read(config.folder), titles);
    }
}
