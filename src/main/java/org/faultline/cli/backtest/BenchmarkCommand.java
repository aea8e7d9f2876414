package org.faultline.cli.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.cli.option.ConfigOption;
import org.faultline.cli.option.ReplayedFiles;
import org.faultline.cli.option.RulesOption;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.RuleBook;
import org.faultline.trial.backtest.Backtest;
import org.faultline.trial.backtest.BacktestSettings;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.history.SortedReports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what each rule costs: the time of the processor, and the attention of those who are mailed. */
@Command(
        name = "benchmark",
        header = "replays files, and says what each rule costs",
        description =
                "Lives through the reports twice, as backtest does, first to warm up, and tells of each rule how many microseconds of processor "
                        + "time a report takes it, its share of the time of all, and how many alerts and mails a week it would bring to somebody "
                        + "who asked for all severities. The times are estimated: each millisecond of all rules counts for the one at work at its end. "
                        + "The more reports, the fairer.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "1:a file or a rule has a fault", "2:the command line is wrong"})
public final class BenchmarkCommand implements Runnable {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ServiceSettings settings;
    private final PrintStream out;
    private final PrintStream err;

    @Mixin
    ReplayedFiles reports = new ReplayedFiles();

    @Mixin
    final RulesOption rules;

    @Mixin
    final ConfigOption config;

    @Option(names = "--from", paramLabel = "DAY", description = "counts alerts and mails since")
    @Nullable
    LocalDate from;

    @Option(names = "--json", description = "the same as JSON, for programs")
    boolean json;

    /**
     * @param out takes the outcome
     * @param err takes the progress
     */
    public BenchmarkCommand(ServiceSettings settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
        rules = new RulesOption(settings);
        config = new ConfigOption(settings);
    }

    @Override
    public void run() {
        try (RuleBook book = RuleBook.compile(rules.folder);
                SortedReports spool = new SortedReports()) {
            BacktestReports.read(reports, report -> true, err, spool).forEach(err::println);
            BacktestSettings asked = BacktestSettings.usual(BacktestCommand::subscribers)
                    .within(settings.ours().maxLateness(), settings.ours().horizon())
                    .between(from, null);
            Backtest backtest = new Backtest(spool, KnowledgeReader.read(config.folder), List.of(), asked);
            Map<String, Long> nanos = new LinkedHashMap<>();
            backtest.run(book, (day, lived, held) -> {});
            Result result = backtest.run(book, (day, lived, held) -> {}, nanos::putAll);
            List<ReplayCost> costs = ReplayCost.of(result, nanos);
            if (json) {
                out.println(json(result, costs));
            } else {
                table(result, costs);
            }
        }
    }

    private static String json(Result result, List<ReplayCost> costs) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("from", result.from().toString());
        all.put("to", result.to().toString());
        all.put("reports", result.reports());
        all.put("rules", costs);
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("costs are plain values", e);
        }
    }

    private void table(Result result, List<ReplayCost> costs) {
        int width = costs.stream().mapToInt(c -> c.rule().length()).max().orElse(0);
        String row = "%-" + Math.max(width, 5) + "s %12s %7s %14s %13s";
        say("%s to %s: %,d reports, %d rules", result.from(), result.to(), result.reports(), costs.size());
        say(row, "rule", "us a report", "share", "alerts a week", "mails a week");
        costs.forEach(c -> say(
                row,
                c.rule(),
                figure("%.1f", c.microsAReport()),
                figure("%.0f %%", 100 * c.share()),
                figure("%.2f", c.alertsAWeek()),
                figure("%.2f", c.mailsAWeek())));
        say(
                row,
                "all",
                figure(
                        "%.1f",
                        costs.stream().mapToDouble(ReplayCost::microsAReport).sum()),
                "",
                figure(
                        "%.2f",
                        costs.stream().mapToDouble(ReplayCost::alertsAWeek).sum()),
                figure(
                        "%.2f",
                        costs.stream().mapToDouble(ReplayCost::mailsAWeek).sum()));
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
