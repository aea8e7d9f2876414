package org.faultline.cli.backtest;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.alert.NewRevision;
import org.faultline.cli.option.ConfigOption;
import org.faultline.cli.option.NumberOfDays;
import org.faultline.cli.option.ReplayedFiles;
import org.faultline.cli.option.RulesOption;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fact.resolve.PlaceResolver;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.knowledge.theatre.Theatres;
import org.faultline.notify.policy.NotificationDryRun;
import org.faultline.report.Report;
import org.faultline.rule.RuleBook;
import org.faultline.rule.language.model.Severity;
import org.faultline.trial.backtest.BacktestReport;
import org.faultline.trial.backtest.BacktestSettings;
import org.faultline.trial.backtest.ObservedOutcome;
import org.faultline.trial.backtest.OutcomeFile;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.history.SortedReports;
import org.faultline.trial.backtest.page.Page;
import org.faultline.trial.backtest.page.SweepPage;
import org.faultline.trial.backtest.sweep.Sweep;
import org.faultline.trial.backtest.sweep.SweepRange;
import org.faultline.trial.backtest.sweep.SweepReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays files as they became known, and tells what the rules would have raised and mailed. */
@Command(
        name = "backtest",
        header = "replays files, and says what the rules would have raised",
        description =
                "Lives through the reports day by day, as they became known, and tells what the rules would have raised. A report "
                        + "became known at its asOf, else when its source was published, else on the last day of its event. What people "
                        + "decided about names and links is kept by the service, not in files: POST /api/v1/rules/backtest goes by it, "
                        + "this command does not.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:replayed", "1:a file or a rule has a fault", "2:the command line is wrong"})
public final class BacktestCommand implements Runnable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final ServiceSettings settings;
    private final PrintStream out;
    private final PrintStream err;

    @Mixin
    ReplayedFiles reports = new ReplayedFiles();

    @Mixin
    final RulesOption rules;

    @Option(names = "--rule", paramLabel = "ID", description = "tells of this rule only; may be repeated")
    Set<String> ids = new TreeSet<>();

    @Mixin
    final ConfigOption config;

    @Option(names = "--from", paramLabel = "DAY", description = "tells only of what was detected since")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "lives no longer than that")
    @Nullable
    LocalDate to;

    @Option(
            names = "--outcomes",
            paramLabel = "FILE",
            description =
                    "CSV: day, and any of country, admin1, admin2, dyad, group; tells how long before a rule spoke")
    @Nullable
    Path outcomes;

    @Option(
            names = "--lead",
            paramLabel = "DAYS",
            converter = NumberOfDays.class,
            description = "how long before an outcome an alert warns of it; 90 where absent")
    int lead = 90;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "other rules to compare with: alerts gained, lost and changed")
    @Nullable
    Path against;

    @Option(
            names = "--sweep",
            paramLabel = "NAME=FROM..TO[:STEP]",
            converter = SweepConverter.class,
            description = "what the rule of --rule would have raised with other numbers: days=2..6, window=7d..60d:7d")
    @Nullable
    SweepRange sweep;

    @Option(
            names = "--theatre",
            paramLabel = "NAME",
            description = "lives through the news of one theatre of theatres.yaml alone, as its lane does")
    @Nullable
    String theatre;

    @Option(names = "--html", paramLabel = "FILE", description = "a page with a timeline of each rule")
    @Nullable
    Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "all of it, for programs")
    @Nullable
    Path json;

    /**
     * @param out takes the outcome
     * @param err takes the progress
     */
    public BacktestCommand(ServiceSettings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
        rules = new RulesOption(settings);
        config = new ConfigOption(settings);
    }

    @Override
    public void run() {
        if (sweep != null && (ids.size() != 1 || against != null)) {
            throw new IllegalArgumentException(
                    "--sweep varies a number of one rule: name it with --rule ID, and leave out --against");
        }
        List<ObservedOutcome> happened = outcomes == null ? List.of() : OutcomeFile.read(outcomes);
        Theatres theatres = Theatres.read(config.folder);
        if (theatre != null && !theatres.names().contains(theatre)) {
            throw new IllegalArgumentException("there is no theatre " + theatre + " in " + config.folder
                    + " (there are " + String.join(", ", theatres.names()) + ")");
        }
        Knowledge known = KnowledgeReader.read(config.folder);
        Knowledge knowledge = theatre == null ? known : known.in(theatre);
        try (RuleBook whole = RuleBook.compile(rules.folder);
                RuleBook others = against == null ? null : RuleBook.compile(against);
                SortedReports spool = new SortedReports()) {
            RuleBook book = here(whole);
            RuleBook other = others == null ? null : here(others);
            Predicate<Report> here = report -> theatre == null
                    || report.retracted()
                    || theatres.of(PlaceResolver.country(report, known)).equals(theatre);
            BacktestReports.read(reports, here, err, spool).forEach(out::println);
            BacktestSettings asked = BacktestSettings.usual(BacktestCommand::subscribers)
                    .within(settings.ours().maxLateness(), settings.ours().horizon())
                    .of(ids)
                    .between(from, to);
            ShownReplay replay = new ShownReplay(spool, knowledge, err);
            replay.backtest(asked).check(book);
            if (sweep != null) {
                Sweep sweeping = new Sweep(
                        book, ids.iterator().next(), sweep, settings.ours().horizon());
                tell(sweeping.run(happened, lead, (variants, some) -> replay.run(variants, asked.of(some), "")));
                return;
            }
            Result before = other == null ? null : replay.run(other, asked, "the other rules, ");
            tell(BacktestReport.of(replay.run(book, asked, ""), happened, lead, before));
        }
    }

    private RuleBook here(RuleBook book) {
        return theatre == null ? book : book.in(theatre);
    }

    /** One for each least severity that can be subscribed to. */
    static Map<String, Predicate<NewRevision>> subscribers() {
        Map<String, Predicate<NewRevision>> all = new LinkedHashMap<>();
        for (Severity least : Severity.values()) {
            all.put(least.name(), new NotificationDryRun(least)::mails);
        }
        return all;
    }

    private void tell(BacktestReport tested) {
        new BacktestTable(tested, unicode()).lines().forEach(out::println);
        write(html, () -> Page.of(tested));
        write(json, () -> JSON.writeValueAsString(tested));
    }

    private void tell(SweepReport swept) {
        new SweepTable(swept, unicode()).lines().forEach(out::println);
        write(html, () -> SweepPage.of(swept));
        write(json, () -> JSON.writeValueAsString(swept));
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
