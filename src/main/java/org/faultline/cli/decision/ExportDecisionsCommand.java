package org.faultline.cli.decision;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.faultline.cli.database.ConfiguredDatabase;
import org.faultline.cli.database.ConfiguredDatabase.Use;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.database.TableVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes what people decided into a file. */
@Command(
        name = "export-decisions",
        header = "writes what people decided into a file",
        description = {
            "On names and links, silences, and all that was done about alerts, with who decided it when: a line of JSON each, in an order"
                    + " that stays, for another installation or for version control. Also while the service runs.",
            "Not in it are subscriptions, people and their keys, which are personal: \"backup\" takes them along."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "1:the database or the file cannot be used, or the command line is wrong"},
        exitCodeOnInvalidInput = 1)
public final class ExportDecisionsCommand implements Runnable {
    private final ServiceSettings settings;
    private final PrintStream out;

    @Parameters(paramLabel = "FILE", description = "what is written")
    Path file;

    @SuppressWarnings("NullAway.Init") // picocli fills what is required
    public ExportDecisionsCommand(ServiceSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        List<DecisionLine> lines = new ConfiguredDatabase(settings).with(Use.SHARED, database -> {
            TableVersion.require(database);
            try (Connection c = database.getConnection()) {
                c.setAutoCommit(false);
                c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                c.setReadOnly(true);
                List<DecisionLine> all = new KeptDecisions(c).all();
                DecisionFile.write(file, all);
                return all;
            }
        });
        out.println(file + ": " + lines.size() + (lines.size() == 1 ? " decision" : " decisions"));
    }
}
