package org.faultline.trial.backtest.page;

import io.quarkus.qute.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.trial.backtest.sweep.SweepReport;
import org.faultline.trial.backtest.sweep.SweepStep;

/** A sweep as one HTML page that stands alone, laid out by {@code templates/sweep.html}, which finds the public methods here. */
public final class SweepPage {
    private static final Template TEMPLATE = PageTemplates.of("sweep.html");

    private final SweepReport swept;

    private SweepPage(SweepReport swept) {
        this.swept = swept;
    }

    public static String of(SweepReport swept) {
        return PageTemplates.styled(TEMPLATE)
                .data("page", new SweepPage(swept))
                .data("swept", swept)
                .render();
    }

    /** Alerts and mails a week and, where outcomes were given, how many were warned of and how long before. */
    public List<SweepChart> charts() {
        List<SweepStep> steps = swept.steps();
        List<SweepChart> all = new ArrayList<>();
        all.add(SweepChart.of("Alerts a week", steps, SweepStep::alertsAWeek, 0, Rates::shown));
        swept.subscribers().stream()
                .findFirst()
                .ifPresent(s -> all.add(SweepChart.of(
                        "Mails a week, to those who subscribed from " + lower(s) + " on",
                        steps,
                        step -> step.mailsAWeek().getOrDefault(s, 0.0),
                        0,
                        Rates::shown)));
        if (swept.withLeads()) {
            all.add(SweepChart.of("Outcomes warned of", steps, SweepPage::hitRate, 1, SweepChart::percent));
            all.add(SweepChart.of(
                    "Alerts that no outcome followed", steps, SweepPage::alone, 0, n -> grouped((long) n)));
            all.add(SweepChart.of(
                    "Days from the alert to the outcome, median", steps, SweepPage::medianDays, 0, Rates::shown));
        }
        return all;
    }

    private static double hitRate(SweepStep step) {
        SweepStep.Lead lead = step.lead();
        return lead == null ? 0 : lead.hitRate();
    }

    private static double alone(SweepStep step) {
        SweepStep.Lead lead = step.lead();
        return lead == null ? 0 : lead.alone();
    }

    private static double medianDays(SweepStep step) {
        SweepStep.Lead lead = step.lead();
        Double days = lead == null ? null : lead.medianDays();
        return days == null ? 0 : days;
    }

    public String mails(SweepStep step, String subscriber) {
        return Rates.shown(step.mailsAWeek().getOrDefault(subscriber, 0.0));
    }

    public String percent(double share) {
        return SweepChart.percent(share);
    }

    public String decimal(double n) {
        return Rates.shown(n);
    }

    public String lower(String any) {
        return any.toLowerCase(Locale.ROOT);
    }

    public String number(Number n) {
        return grouped(n);
    }

    private static String grouped(Number n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
