package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.alert.lifecycle.Condition;
import org.jspecify.annotations.Nullable;

/** Where one rule's weeks and alerts are drawn: bars of alerts by week above, below a line for each alert from first to last event. */
public final class Timeline {
    private static final int WIDTH = 1000;
    private static final int BARS = 60;
    private static final int LANE = 7;
    private static final int MOST_LANES = 16;
    private static final double THINNEST = 2;

    /** A rectangle, or an upright line at its x, rounded to tenths. */
    public record Shape(double x, double y, double width, double height, String style, String title) {
        public Shape {
            x = tenths(x);
            y = tenths(y);
            width = tenths(width);
            height = tenths(height);
        }

        private static double tenths(double n) {
            return Math.round(n * 10) / 10.0;
        }
    }

    /** What is said of a shape when somebody points at it. */
    public interface Titles {
        String week(LocalDate monday, int alerts);

        String alert(PastAlert alert);

        String lost(PastAlert alert);
    }

    private static final Titles PLAIN = new Titles() {
        @Override
        public String week(LocalDate monday, int alerts) {
            return "week of " + monday + ": " + alerts + " alerts";
        }

        @Override
        public String alert(PastAlert alert) {
            return alert.described();
        }

        @Override
        public String lost(PastAlert alert) {
            return "lost: " + alert.described();
        }
    };

    private final Result result;
    private final Titles titles;
    private final List<Double> lanes = new ArrayList<>();
    private final List<Shape> rectangles = new ArrayList<>();
    private final List<Shape> outcomes = new ArrayList<>();
    private int left;

    public Timeline(Result result, RuleResult rule, @Nullable WarningLead lead, @Nullable RuleDifference difference) {
        this(result, rule, lead, difference, PLAIN);
    }

    /** With titles of one's own. */
    public Timeline(
            Result result,
            RuleResult rule,
            @Nullable WarningLead lead,
            @Nullable RuleDifference difference,
            Titles titles) {
        this.result = result;
        this.titles = titles;
        bars(rule.weekly());
        Set<PastAlert.Key> gained = difference == null
                ? Set.of()
                : difference.gained().stream().map(PastAlert::key).collect(Collectors.toSet());
        rule.alerts()
                .forEach(e -> alert(e, e.severity() + (gained.contains(e.key()) ? " gained" : ""), titles.alert(e)));
        if (difference != null) {
            difference.lost().forEach(e -> alert(e, "lost", titles.lost(e)));
        }
        if (lead != null) {
            lead.warnings().forEach(w -> outcome(w.outcome(), "outcome"));
            lead.missed().forEach(o -> outcome(o, "outcome missed"));
        }
    }

    public List<Shape> rectangles() {
        return rectangles;
    }

    public List<Shape> outcomes() {
        return outcomes;
    }

    public int height() {
        return BARS + 4 + Math.max(1, lanes.size()) * LANE;
    }

    /** Alerts that would lie in more lanes than can be seen are counted, not drawn. */
    public int left() {
        return left;
    }

    /** Where a day is, from the left. */
    private double x(LocalDate day) {
        LocalDate first = result.weeks().get(0);
        double days = 7.0 * result.weeks().size();
        return Math.max(0, Math.min(WIDTH, ChronoUnit.DAYS.between(first, day) * WIDTH / days));
    }

    private void bars(List<Integer> weekly) {
        int most = weekly.stream().mapToInt(Integer::intValue).max().orElse(0);
        double wide = (double) WIDTH / result.weeks().size();
        for (int i = 0; i < weekly.size(); i++) {
            int count = weekly.get(i);
            if (count > 0) {
                double high = (double) count * BARS / most;
                String title = titles.week(result.weeks().get(i), count);
                rectangles.add(new Shape(i * wide, BARS - high, Math.max(1, wide * 0.9), high, "bar", title));
            }
        }
    }

    private void alert(PastAlert e, String style, String title) {
        double from = x(e.firstEvent());
        double wide = Math.max(THINNEST, x(e.lastEvent().plusDays(1)) - from);
        int lane = lane(from, from + wide);
        if (lane < 0) {
            left++;
            return;
        }
        String faint = e.condition() == Condition.WITHDRAWN ? " withdrawn" : "";
        rectangles.add(new Shape(from, BARS + 4 + lane * LANE, wide, LANE - 2, style + faint, title));
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

    private void outcome(ObservedOutcome outcome, String style) {
        String title = "outcome of " + outcome.day() + " " + outcome.values();
        outcomes.add(new Shape(x(outcome.day()), 0, 0, 0, style, title));
    }
}
