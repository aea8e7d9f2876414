package org.faultline.cli.database;

import java.io.PrintStream;
import java.nio.file.Path;
import org.faultline.cli.database.ConfiguredDatabase.Use;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.database.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills an empty database with what a backup holds. */
@Command(
        name = "restore",
        header = "fills an empty database from a backup",
        description = "All or nothing. A backup of an earlier version is brought to the version of this program.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:restored", "1:not restored, or the command line is wrong"},
        exitCodeOnInvalidInput = 1)
public final class RestoreCommand implements Runnable {
    private final ServiceSettings settings;
    private final PrintStream out;

    @Parameters(paramLabel = "FILE", description = "what the command backup wrote")
    Path file;

    @Option(
            names = "--send-unsent",
            description = "send letters that had not gone out when the backup was made; without it they are noted as"
                    + " given up, since they may have gone out since")
    boolean sendUnsent;

    @SuppressWarnings("NullAway.Init") // picocli fills what is required
    public RestoreCommand(ServiceSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        Backup.Contents contents = new ConfiguredDatabase(settings)
                .with(Use.NEW, database -> new Backup(database).restore(file, sendUnsent));
        out.println(file + ": " + contents.allRows() + " rows of "
                + contents.tables().size() + " tables restored, made with version " + contents.version());
    }
}
