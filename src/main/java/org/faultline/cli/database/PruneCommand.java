package org.faultline.cli.database;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.faultline.cli.database.ConfiguredDatabase.Use;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.database.Pruning;
import org.faultline.pipeline.lane.Months;
import org.faultline.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes old reports, events, alerts and letters from the database. */
@Command(
        name = "prune",
        header = "removes what is old from the database",
        description = {
            "Alerts that are over go whole if their last event is before the day, with their history and their letters. Reports and"
                    + " events before it go, but for those that an alert which stays rests on, so that it is explained as before.",
            "The service must be stopped, but for --dry-run. docs/pruning.md says what stays."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:removed, or only counted", "1:nothing was removed, or the command line is wrong"},
        exitCodeOnInvalidInput = 1)
public final class PruneCommand implements Runnable {
    private final ServiceSettings settings;
    private final PrintStream out;

    @Option(
            names = "--before",
            required = true,
            paramLabel = "DAY",
            description = "such as 2024-01-01; what is of that day or later stays")
    LocalDate before;

    @Option(names = "--dry-run", description = "only count what would go, also while the service runs")
    boolean dryRun;

    @SuppressWarnings("NullAway.Init") // picocli fills what is required
    public PruneCommand(ServiceSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        Settings ours = settings.ours();
        Pruning.Limits limits = new Pruning.Limits(
                ours.today().orElseGet(() -> LocalDate.now(ZoneOffset.UTC)),
                ours.maxLateness(),
                Months.farthest(ours.horizon()));
        Pruning.Outcome outcome = new ConfiguredDatabase(settings).with(dryRun ? Use.SHARED : Use.ALONE, database -> {
            Pruning pruning = new Pruning(database, before, limits);
            return dryRun ? pruning.preview() : pruning.run();
        });
        row("", dryRun ? "would go" : "gone", dryRun ? "would stay" : "stays");
        outcome.tables().forEach((table, rows) -> row(table, number(rows.gone()), number(rows.kept())));
        out.println((dryRun ? "Then no report of a day before " : "From now on no report of a day before ")
                + outcome.closedBefore()
                + (dryRun ? " would be taken in any more." : " is taken in any more."));
    }

    private void row(String table, String gone, String kept) {
        out.println(String.format(Locale.ROOT, "%-20s%14s%14s", table, gone, kept));
    }

    private static String number(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
