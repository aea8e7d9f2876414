package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.alert.Condition;
import org.jspecify.annotations.Nullable;

/** One rule's weeks and episodes drawn as SVG: bars of episodes by week above, below a line for each episode from first to last event. */
final class Timeline {
    private static final int WIDTH = 1000;
    private static final int BARS = 60;
    private static final int LANE = 7;
    private static final int MOST_LANES = 16;
    private static final double THINNEST = 2;

    private final Result result;
    private final RuleResult rule;
    private final @Nullable WarningLead lead;
    private final @Nullable RuleDifference difference;
    private final List<Double> lanes = new ArrayList<>();
    private final Markup marks = new Markup();
    private int left;

    Timeline(Result result, RuleResult rule, @Nullable WarningLead lead, @Nullable RuleDifference difference) {
        this.result = result;
        this.rule = rule;
        this.lead = lead;
        this.difference = difference;
    }

    /** Where a day is, from the left. */
    private double x(LocalDate day) {
        LocalDate first = result.weeks().get(0);
        double days =
                ChronoUnit.DAYS.between(first, first.plusWeeks(result.weeks().size()));
        return Math.max(0, Math.min(WIDTH, ChronoUnit.DAYS.between(first, day) * WIDTH / days));
    }

    /** Episodes that would lie in more lanes than can be seen are counted, not drawn. */
    void write(Markup to) {
        bars();
        Set<PastAlert.Key> gained = new HashSet<>();
        if (difference != null) {
            difference.gained().forEach(e -> gained.add(e.key()));
        }
        rule.episodes().forEach(e -> episode(e, gained.contains(e.key()) ? "gained" : "", ""));
        if (difference != null) {
            difference.lost().forEach(e -> episode(e, "lost", "lost: "));
        }
        int height = BARS + 4 + Math.max(1, lanes.size()) * LANE;
        if (lead != null) {
            lead.warnings().forEach(w -> outcome(w.outcome(), "", height));
            lead.missed().forEach(o -> outcome(o, " missed", height));
        }
        to.raw(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" style=\"height:%dpx\" role=\"img\" aria-label=\"",
                WIDTH,
                height,
                height));
        to.text("Episodes of " + rule.rule() + " by week, and each from its first to its last event")
                .raw("\">")
                .raw(marks.toString())
                .raw("</svg><div class=\"axis\">")
                .element("span", result.weeks().get(0))
                .element("span", result.to())
                .raw("</div>");
        if (left > 0) {
            to.element("p", "soft", left + " episodes that lie over these are not drawn");
        }
    }

    private void bars() {
        int most = rule.weekly().stream().mapToInt(Integer::intValue).max().orElse(0);
        double wide = (double) WIDTH / result.weeks().size();
        for (int i = 0; i < rule.weekly().size(); i++) {
            int count = rule.weekly().get(i);
            if (count > 0) {
                double high = (double) count * BARS / most;
                rectangle(i * wide, BARS - high, Math.max(1, wide * 0.9), high, "bar");
                marks.element("title", "week of " + result.weeks().get(i) + ": " + count + " episodes")
                        .raw("</rect>");
            }
        }
    }

    private void episode(PastAlert e, String style, String prefix) {
        double from = x(e.firstEvent());
        double wide = Math.max(THINNEST, x(e.lastEvent().plusDays(1)) - from);
        int lane = lane(from, from + wide);
        if (lane < 0) {
            left++;
            return;
        }
        String faint = e.condition() == Condition.WITHDRAWN ? " withdrawn" : "";
        String severity = style.equals("lost") ? "" : e.severity().name() + " ";
        rectangle(from, BARS + 4 + lane * LANE, wide, LANE - 2, severity + style + faint);
        marks.element("title", prefix + said(e)).raw("</rect>");
    }

    static String said(PastAlert e) {
        return e.severity() + " " + e.groupBy() + ", " + e.firstEvent() + " to " + e.lastEvent() + ", detected "
                + e.detected() + ": " + e.summary();
    }

    /** The first lane that is free from there on, or -1. */
    private int lane(double from, double to) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i) < from) {
                lanes.set(i, to + 1);
                return i;
            }
        }
        if (lanes.size() < MOST_LANES) {
            lanes.add(to + 1);
            return lanes.size() - 1;
        }
        return -1;
    }

    private void outcome(Outcome outcome, String style, int height) {
        double x = x(outcome.day());
        marks.raw(String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%d\" class=\"outcome%s\">",
                        x,
                        x,
                        height,
                        style))
                .element("title", "outcome of " + outcome.day() + " " + outcome.values())
                .raw("</line>");
    }

    private void rectangle(double x, double y, double wide, double high, String style) {
        marks.raw(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\">",
                x,
                y,
                wide,
                high,
                style.strip()));
    }
}
