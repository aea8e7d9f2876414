package org.faultline.cli.imports;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.cli.option.Progress;
import org.faultline.cli.option.ReportFileOptions;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.cli.option.UrlOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delivers files to a service that runs, in pieces, and goes on where it was when it is run again with the same files. */
@Command(
        name = "import",
        header = "delivers files to a service that runs",
        description = "Takes the formats of --format, plain, gzipped or zipped. "
                + " Killed and run again, it goes on after the last line that was taken, unless the file or how it "
                + "is to be read has changed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all rows were taken",
            "1:some were refused or a file could not be read",
            "2:the command line is wrong"
        },
        exitCodeOnExecutionException = 2)
public final class ImportCommand implements Callable<Integer> {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    /** How long the service may stay away. */
    Duration patience = ImportClient.PATIENCE;

    @Mixin
    final UrlOption url;

    @Mixin
    ReportFileOptions reading = new ReportFileOptions();

    @Option(names = "--again", description = "delivers what has been taken already, too")
    boolean again;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|FOLDER|-",
            description =
                    "Folders are gone through to their depth; names that begin with a dot are left out. \"-\" is the standard "
                            + "input, which is streamed and so begins anew each time.")
    List<String> inputs = new ArrayList<>();

    /**
     * @param out takes what became of each file
     * @param err takes the progress
     */
    public ImportCommand(ServiceSettings settings, InputStream in, PrintStream out, PrintStream err) {
        this.url = new UrlOption(settings);
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Progress progress = new Progress(err, Progress.onTerminal());
        ImportClient client = new ImportClient(url.service(), patience, progress::trouble);
        return new ImportRun(client, reading, again, in, out, progress).run(inputs) ? 0 : 1;
    }
}
