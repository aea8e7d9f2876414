package org.faultline.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code import [--url URL] [--format FORMAT] [--as-of DATE] [--charset NAME] [--again] FILE|FOLDER|-…}: delivers files to a service
 * that runs, in pieces, and goes on where it was when it is run again with the same files.
 */
final class ImportCommand {
    static final String HELP = """
            import [options] FILE|FOLDER|-...

            Delivers files to a Faultline that runs: ACLED, UCDP GED, GDELT, Faultline's own tables, JSON and NDJSON, plain, gzipped
            or zipped. Folders are gone through to their depth; names that begin with a dot are left out. Killed and run again, it
            goes on after the last line that was taken, unless the file or how it is to be read has changed. "-" is the standard
            input, which is streamed and so begins anew each time.

              --url URL        where Faultline is; what quarkus.http.host and quarkus.http.port say, else http://127.0.0.1:8080
              --format FORMAT  json, ndjson, faultline, acled, acled-deleted, ucdp-ged or gdelt; found out where absent
              --as-of DATE     the day or time of release, for rows that bear none: 2024-11-17 or 2024-11-17T12:00:00Z
              --charset NAME   such as windows-1252; UTF-8 where absent
              --again          delivers what has been taken already, too

            Exit code: 0 all rows were taken, 1 some were refused or a file could not be read, 2 the command line is wrong.
            """;

    private ImportCommand() {}

    /**
     * @param out takes what became of each file
     * @param err takes the progress, and what is wrong with the command line
     * @return 0 all taken, 1 something refused or not read, 2 the command line is wrong
     */
    static int run(
            List<String> arguments, ServiceSettings settings, InputStream stdin, PrintStream out, PrintStream err) {
        ImportOptions options;
        try {
            options = ImportOptions.read(arguments, settings);
        } catch (IllegalArgumentException e) {
            err.println("import: " + e.getMessage());
            err.println("import --help says more");
            return 2;
        }
        // nobody sets logging up for a command, and until then every step of the HTTP client is kept to be logged later
        Logger.getLogger("").setLevel(Level.WARNING);
        Progress progress = new Progress(err, Progress.onTerminal());
        return new ImportRun(options, stdin, out, progress, Poster.PATIENCE).run() ? 0 : 1;
    }
}
