package org.faultline.cli.backtest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.report.Text;
import org.faultline.trial.backtest.page.Rates;
import org.faultline.trial.backtest.sweep.SweepReport;
import org.faultline.trial.backtest.sweep.SweepStep;

/** A sweep as lines for a terminal: a row for each value, that of the rule marked. */
final class SweepTable {
    private static final int PLOT = 20;

    private final SweepReport swept;
    private final boolean unicode;

    /** @param unicode whether the terminal shows more than ASCII */
    SweepTable(SweepReport swept, boolean unicode) {
        this.swept = swept;
        this.unicode = unicode;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s to %s: %,d reports, %d weeks",
                swept.from(),
                swept.to(),
                swept.reports(),
                swept.weeks()));
        lines.add(Text.clean(swept.summary()) + "; > marks it");
        lines.add("");
        int width = Math.max(
                swept.number().length(),
                swept.steps().stream().mapToInt(s -> s.shown().length()).max().orElse(0));
        lines.add(" ".repeat(width + 2) + "                     mails a week, by the least severity subscribed to");
        lines.add("  " + right(swept.number(), width) + "     alerts    a week" + header());
        int most = swept.steps().stream().mapToInt(SweepStep::alerts).max().orElse(0);
        swept.steps().forEach(s -> lines.add(row(s, width, most).stripTrailing()));
        return lines;
    }

    private String header() {
        StringBuilder names = new StringBuilder();
        swept.subscribers().forEach(s -> names.append(' ').append(right(s, 9)));
        return names + (swept.withLeads() ? "   warned of  hit rate  median lead  alone" : "");
    }

    private String row(SweepStep step, int width, int most) {
        String value = (step.current() ? "> " : "  ") + right(step.shown(), width);
        String failed = step.failed();
        if (failed != null) {
            return value + "  could not be run: " + Text.clean(failed);
        }
        StringBuilder row = new StringBuilder(value);
        row.append(String.format(Locale.ROOT, " %,10d %9s", step.alerts(), Rates.shown(step.alertsAWeek())));
        Map<String, Double> mails = step.mailsAWeek();
        swept.subscribers().forEach(s -> row.append(' ').append(right(Rates.shown(mails.getOrDefault(s, 0.0)), 9)));
        SweepStep.Lead lead = step.lead();
        if (lead != null) {
            Double median = lead.medianDays();
            row.append(String.format(
                    Locale.ROOT,
                    " %11s %8.0f%% %12s %6d",
                    lead.warnedOf() + " of " + (lead.warnedOf() + lead.missed()),
                    lead.hitRate() * 100,
                    median == null ? "-" : String.format(Locale.ROOT, "%.1f d", median),
                    lead.alone()));
        }
        int length = most == 0 ? 0 : (int) Math.ceil((double) step.alerts() * PLOT / most);
        return row.append("  ")
                .append(String.join("", Collections.nCopies(length, unicode ? "\u2588" : "#")))
                .toString();
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
