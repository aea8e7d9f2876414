package org.faultline.cli.decision;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.Callable;
import org.faultline.cli.database.ConfiguredDatabase;
import org.faultline.cli.database.ConfiguredDatabase.Use;
import org.faultline.cli.option.ConfigOption;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.database.TableVersion;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.report.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes in decisions from a file. */
@Command(
        name = "import-decisions",
        header = "takes in what people decided elsewhere",
        description = {
            "A decision that is there already is not taken in again. One that is about a report, an alert, an actor or a place that is not"
                    + " here is named and kept out; take the file in again once it is. A file with a faulty line changes nothing.",
            "Also while the service runs, which goes by them within half a minute."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all of them hold here",
            "1:some were kept out",
            "2:nothing was changed: the file, the database or the command line is wrong"
        },
        exitCodeOnExecutionException = 2)
public final class ImportDecisionsCommand implements Callable<Integer> {
    private final ServiceSettings settings;
    private final PrintStream out;

    @Mixin
    final ConfigOption config;

    @Parameters(paramLabel = "FILE", description = "what the command export-decisions wrote")
    Path file;

    @SuppressWarnings("NullAway.Init") // picocli fills what is required
    public ImportDecisionsCommand(ServiceSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.config = new ConfigOption(settings);
    }

    @Override
    public Integer call() {
        DecisionImport.Outcome outcome = new ConfiguredDatabase(settings).with(Use.SHARED, database -> {
            Map<Integer, DecisionLine> lines = DecisionFile.read(file);
            Knowledge knowledge = KnowledgeReader.read(config.folder);
            TableVersion.require(database);
            try (Connection c = database.getConnection()) {
                c.setAutoCommit(false);
                DecisionImport.Outcome added = new DecisionImport(c, knowledge).add(lines);
                c.commit();
                return added;
            }
        });
        outcome.keptOut().forEach((line, why) -> out.println(file + ":" + line + ": kept out: " + Text.clean(why)));
        out.println(file + ": " + outcome.added() + " taken in, " + outcome.present() + " there already, "
                + outcome.keptOut().size() + " kept out");
        return outcome.keptOut().isEmpty() ? 0 : 1;
    }
}
