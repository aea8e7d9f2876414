package org.faultline.cli.database;

import java.io.PrintStream;
import java.nio.file.Path;
import org.faultline.cli.database.ConfiguredDatabase.Use;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.database.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies all that stands in the database into one file. */
@Command(
        name = "backup",
        header = "copies the whole database into one file",
        description =
                "Of one moment, also while the service runs. The folders rules and config are files of yours and not in it.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "1:the database or the file cannot be used, or the command line is wrong"},
        exitCodeOnInvalidInput = 1)
public final class BackupCommand implements Runnable {
    private final ServiceSettings settings;
    private final PrintStream out;

    @Parameters(paramLabel = "FILE", description = "what is written; only its owner can read it")
    Path file;

    @SuppressWarnings("NullAway.Init") // picocli fills what is required
    public BackupCommand(ServiceSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        Backup.Contents contents =
                new ConfiguredDatabase(settings).with(Use.SHARED, database -> new Backup(database).write(file));
        out.println(file + ": " + contents.allRows() + " rows of "
                + contents.tables().size() + " tables, version " + contents.version());
    }
}
