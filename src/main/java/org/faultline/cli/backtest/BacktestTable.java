package org.faultline.cli.backtest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.report.Text;
import org.faultline.trial.backtest.BacktestReport;
import org.faultline.trial.backtest.PastAlert;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.RuleDifference;
import org.faultline.trial.backtest.RuleResult;
import org.faultline.trial.backtest.WarningLead;
import org.faultline.trial.backtest.page.Rates;
import org.faultline.trial.backtest.page.Sparkline;

/** A backtest as lines for a terminal: a row for each rule, then what is to be said of some of them. */
final class BacktestTable {
    private static final int PLOT = 40;
    private static final int MOST_NAMED = 20;

    private final BacktestReport tested;
    private final boolean unicode;
    private final List<String> lines = new ArrayList<>();

    /** @param unicode whether the terminal shows more than ASCII */
    BacktestTable(BacktestReport tested, boolean unicode) {
        this.tested = tested;
        this.unicode = unicode;
    }

    List<String> lines() {
        Result r = tested.result();
        say(
                "%s to %s: %,d reports, %d rules",
                r.from(), r.to(), r.reports(), r.rules().size());
        if (r.tooLate() > 0) {
            say("%,d more came so late that what they belong to had been forgotten; they were left out", r.tooLate());
        }
        if (r.toldTwice() > 0) {
            say("%,d have the id and the asOf of another and say something else; one of each counts", r.toldTwice());
        }
        if (!r.silent().isEmpty()) {
            say(
                    "never heard of: %s; while an expected source is silent, rules about absence raise nothing new",
                    String.join(", ", r.silent()));
        }
        lines.add("");
        int width = r.rules().stream().mapToInt(x -> x.rule().length()).max().orElse(0);
        rows(r, Math.max(width, "rule".length()));
        if (!tested.leads().isEmpty()) {
            leads(width);
        }
        if (tested.before() != null) {
            differences(width);
        }
        return lines;
    }

    private void rows(Result r, int width) {
        Collection<String> subscribers =
                r.rules().isEmpty() ? List.of() : r.rules().get(0).mails().keySet();
        String names =
                String.join(" ", subscribers.stream().map(s -> right(s, 8)).toList());
        say("%s                              mails a week, by the least severity subscribed to", left("", width));
        say("%s  findings    alerts   a week  %s  alerts by week, most", left("rule", width), names);
        for (RuleResult rule : r.rules()) {
            List<String> mails = subscribers.stream()
                    .map(s -> right(Rates.shown(rule.mailsAWeek(s)), 8))
                    .toList();
            int most = rule.weekly().stream().mapToInt(Integer::intValue).max().orElse(0);
            say(
                    "%s %,9d %,9d %8s  %s  |%s| %,d",
                    left(rule.rule(), width),
                    rule.findings(),
                    rule.alerts().size(),
                    Rates.shown(rule.alertsAWeek()),
                    String.join(" ", mails),
                    Sparkline.of(rule.weekly(), PLOT, unicode),
                    most);
        }
    }

    private void leads(int width) {
        lines.add("");
        say("%s  warned of  missed  median lead  alerts with no outcome after", left("outcomes", width));
        for (WarningLead lead : tested.leads()) {
            Double median = lead.medianDays();
            say(
                    "%s %10d %7d %12s %10d",
                    left(lead.rule(), width),
                    lead.warnings().size(),
                    lead.missed().size(),
                    median == null ? "-" : String.format(Locale.ROOT, "%.1f d", median),
                    lead.alone());
        }
    }

    private void differences(int width) {
        lines.add("");
        say("%s  gained   lost  changed, against the other rules", left("difference", width));
        for (RuleDifference d : tested.differences()) {
            say(
                    "%s %7d %6d %8d",
                    left(d.rule(), width),
                    d.gained().size(),
                    d.lost().size(),
                    d.changed().size());
            d.gained().stream().limit(MOST_NAMED).forEach(e -> say("  + %s", said(e)));
            d.lost().stream().limit(MOST_NAMED).forEach(e -> say("  - %s", said(e)));
            d.changed().stream()
                    .limit(MOST_NAMED)
                    .forEach(c -> say("  ~ %s: %s", said(c.after()), String.join(", ", c.what())));
            int most = Math.max(
                    d.gained().size(), Math.max(d.lost().size(), d.changed().size()));
            if (most > MOST_NAMED) {
                say("  ... %d of each kind are shown; --html and --json tell of all", MOST_NAMED);
            }
        }
    }

    private static String said(PastAlert e) {
        return e.firstEvent() + " " + e.severity() + " "
                + Text.clean(String.join(
                        ", ",
                        e.groupBy().entrySet().stream()
                                .map((Map.Entry<String, String> g) -> g.getKey() + " " + g.getValue())
                                .toList()))
                + ", detected " + e.detected();
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private void say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
