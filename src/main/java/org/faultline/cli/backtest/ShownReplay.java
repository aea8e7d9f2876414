package org.faultline.cli.backtest;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.faultline.cli.option.Progress;
import org.faultline.knowledge.Knowledge;
import org.faultline.rule.RuleBook;
import org.faultline.trial.backtest.Backtest;
import org.faultline.trial.backtest.BacktestSettings;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.history.SortedReports;

/** Replays reports that were read once, any number of times, and shows how far it has come. */
record ShownReplay(SortedReports reports, Knowledge knowledge, PrintStream err) {
    Backtest backtest(BacktestSettings asked) {
        return new Backtest(reports, knowledge, List.of(), asked);
    }

    /** @param whose said before the day; may be empty */
    Result run(RuleBook book, BacktestSettings asked, String whose) {
        Backtest backtest = backtest(asked);
        Progress progress = new Progress(err, Progress.onTerminal());
        long days = ChronoUnit.DAYS.between(reports.first(), backtest.last()) + 1;
        long[] replayed = {0};
        Result result = backtest.run(book, (day, lived, held) -> {
            replayed[0] = lived;
            long done = ChronoUnit.DAYS.between(reports.first(), day) + 1;
            progress.show(new Progress.State(whose + day, done, 0, days, lived, 0));
        });
        progress.clear();
        double seconds = progress.seconds();
        err.println(String.format(
                Locale.ROOT,
                "%s%,d reports in %s, %,.0f a second",
                whose,
                replayed[0],
                Progress.time(seconds),
                replayed[0] / Math.max(seconds, 0.001)));
        return result;
    }
}
