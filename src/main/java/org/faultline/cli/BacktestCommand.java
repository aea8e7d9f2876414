package org.faultline.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.faultline.alert.NewRevision;
import org.faultline.alert.Severity;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeFault;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.notify.NotificationDryRun;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleFault;
import org.faultline.trial.backtest.Backtest;
import org.faultline.trial.backtest.BacktestReport;
import org.faultline.trial.backtest.Outcome;
import org.faultline.trial.backtest.OutcomeFile;
import org.faultline.trial.backtest.Page;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.Settings;
import org.faultline.trial.backtest.SortedReports;
import org.jspecify.annotations.Nullable;

/** {@code backtest --reports FILE…}: replays files as they became known and tells what the rules would have raised and mailed. */
final class BacktestCommand {
    static final String HELP = """
            backtest --reports FILE|FOLDER... [options]

            Lives through the reports day by day, as they became known, and tells what the rules would have raised. A report became
            known at its asOf, else when its source was published, else on the last day of its event. What people decided about names and
            links is kept by the service, not in files: POST /api/v1/rules/backtest goes by it, this command does not.

              --format FORMAT  json, ndjson, faultline, acled, acled-deleted, ucdp-ged or gdelt; found out where absent
              --as-of DATE     when rows that bear no asOf became known, all of them: 2024-11-17 or 2024-11-17T12:00:00Z
              --charset NAME   such as windows-1252; UTF-8 where absent
              --rules DIR      the rules; faultline.rules-dir, else "rules", where absent
              --rule ID      tells of this rule only; may be repeated
              --config DIR     the knowledge; faultline.config-dir, else "config", where absent
              --from DAY       tells only of what was detected since     --to DAY       lives no longer than that
              --outcomes FILE  CSV: day, and any of country, admin1, admin2, dyad, group; tells how long before a rule spoke
              --lead DAYS      how long before an outcome an episode warns of it; 90 where absent
              --against DIR    other rules to compare with: episodes gained, lost and changed
              --html FILE      a page with a timeline of each rule       --json FILE    all of it, for programs

            Exit code: 0 replayed, 1 a file or a rule has a fault, 2 the command line is wrong.
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final BacktestOptions options;
    private final ServiceSettings settings;
    private final PrintStream out;
    private final PrintStream err;

    private BacktestCommand(BacktestOptions options, ServiceSettings settings, PrintStream out, PrintStream err) {
        this.options = options;
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /**
     * @param out takes the outcome
     * @param err takes the progress, and what is wrong
     * @return 0 replayed, 1 a file or a rule has a fault, 2 the command line is wrong
     */
    static int run(List<String> arguments, ServiceSettings settings, PrintStream out, PrintStream err) {
        BacktestOptions options;
        try {
            options = BacktestOptions.read(arguments, settings);
        } catch (IllegalArgumentException e) {
            err.println("backtest: " + e.getMessage());
            err.println("backtest --help says more");
            return 2;
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            new BacktestCommand(options, settings, out, err).run();
            return 0;
        } catch (RuleFault | KnowledgeFault | IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (UncheckedIOException e) {
            err.println(e.getMessage() + ": " + e.getCause());
        }
        return 1;
    }

    private void run() {
        List<Outcome> outcomes = options.outcomes == null ? List.of() : OutcomeFile.read(options.outcomes);
        Knowledge knowledge = KnowledgeReader.read(options.config);
        try (RuleBook book = RuleBook.compile(options.rules);
                RuleBook other = options.against == null ? null : RuleBook.compile(options.against);
                SortedReports spool = new SortedReports()) {
            Progress reading = progress();
            List<String> notes = new BacktestReports(options, Instant.now(), reading, spool).read();
            reading.clear();
            notes.forEach(out::println);
            Settings asked = Settings.usual(BacktestCommand::subscribers)
                    .within(settings.maxLateness(), settings.horizon())
                    .of(options.asked)
                    .between(options.from, options.to);
            Backtest backtest = new Backtest(spool, knowledge, List.of(), asked);
            backtest.check(book);
            Result before = other == null ? null : replay(backtest, other, spool, "the other rules, ");
            Result result = replay(backtest, book, spool, "");
            tell(BacktestReport.of(result, outcomes, options.leadDays, before));
        }
    }

    private Result replay(Backtest backtest, RuleBook book, SortedReports spool, String whose) {
        Progress progress = progress();
        long days = ChronoUnit.DAYS.between(spool.first(), backtest.last()) + 1;
        long[] reports = {0};
        Result result = backtest.run(book, (day, lived, held) -> {
            reports[0] = lived;
            long done = ChronoUnit.DAYS.between(spool.first(), day) + 1;
            progress.show(new Progress.State(whose + day, done, 0, days, lived, 0));
        });
        progress.clear();
        double seconds = progress.seconds();
        err.println(String.format(
                Locale.ROOT,
                "%s%,d reports in %s, %,.0f a second",
                whose,
                reports[0],
                Progress.time(seconds),
                reports[0] / Math.max(seconds, 0.001)));
        return result;
    }

    private Progress progress() {
        return new Progress(err, Progress.onTerminal());
    }

    /** One for each least severity that can be subscribed to. */
    private static Map<String, Predicate<NewRevision>> subscribers() {
        Map<String, Predicate<NewRevision>> all = new LinkedHashMap<>();
        for (Severity least : Severity.values()) {
            all.put(least.name(), new NotificationDryRun(least)::mails);
        }
        return all;
    }

    private void tell(BacktestReport tested) {
        new BacktestTable(tested, unicode()).lines().forEach(out::println);
        write(options.html, () -> Page.of(tested));
        write(options.json, () -> JSON.writeValueAsString(tested));
    }

    /** What can fail while it is made. */
    private interface Made {
        String text() throws IOException;
    }

    private void write(@Nullable Path file, Made made) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, made.text());
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
        out.println("written: " + file);
    }

    /** As the first of these that is set says; Java writes to a terminal likewise. */
    private static boolean unicode() {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(System::getenv)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .filter(value -> value.toUpperCase(Locale.ROOT).replace("-", "").endsWith("UTF8"))
                .isPresent();
    }
}
