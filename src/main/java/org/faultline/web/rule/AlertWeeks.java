package org.faultline.web.rule;

import java.util.ArrayList;
import java.util.List;
import org.faultline.alert.figures.RuleFigures;

/**
 * Alerts by week as bars, drawn by the server.
 *
 * @param most in one week
 * @param all in all weeks
 * @param bars of the weeks with any
 */
public record AlertWeeks(List<RuleFigures.Week> weeks, int most, int all, List<Bar> bars) {
    /** How far a week is wide, and its highest bar high. */
    private static final int WIDE = 10;

    private static final int HIGH = 80;

    /** The bar of a week, in units of the picture. */
    public record Bar(int x, int y, int width, int height, RuleFigures.Week week) {}

    static AlertWeeks of(List<RuleFigures.Week> weeks) {
        int most = weeks.stream().mapToInt(RuleFigures.Week::alerts).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            RuleFigures.Week week = weeks.get(i);
            if (week.alerts() > 0) {
                int height = Math.max(2, HIGH * week.alerts() / most);
                bars.add(new Bar(i * WIDE + 1, HIGH - height, WIDE - 2, height, week));
            }
        }
        int all = weeks.stream().mapToInt(RuleFigures.Week::alerts).sum();
        return new AlertWeeks(weeks, most, all, List.copyOf(bars));
    }

    /** At least a quarter of a year, so that one week is no wall. */
    public int width() {
        return WIDE * Math.max(13, weeks.size());
    }

    public int height() {
        return HIGH;
    }
}
