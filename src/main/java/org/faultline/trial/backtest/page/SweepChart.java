package org.faultline.trial.backtest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.faultline.trial.backtest.sweep.SweepStep;

/**
 * One figure of a sweep as bars, one for each value of the number, in the units of the drawing.
 *
 * @param title what the bars are
 * @param bars from the least value to the greatest
 */
public record SweepChart(String title, List<Bar> bars) {
    /** Where a bar begins, and how long the longest is. */
    private static final int FROM = 70;

    private static final int LONGEST = 200;
    private static final int ROW = 22;

    /**
     * One bar.
     *
     * @param label the value of the number
     * @param said the figure, as it is read
     * @param y of the upper edge
     * @param current whether the rule has this value now
     */
    public record Bar(String label, String said, int y, double width, boolean current) {
        public int baseline() {
            return y + 14;
        }

        /** Where the figure is written. */
        public double behind() {
            return FROM + width + 6;
        }
    }

    /** How a figure is read. */
    @FunctionalInterface
    interface Said {
        String of(double figure);
    }

    /** @param most the figure that the longest bar stands for; 0 for the greatest there is */
    static SweepChart of(
            String title, List<SweepStep> steps, ToDoubleFunction<SweepStep> figure, double most, Said said) {
        double longest =
                most > 0 ? most : steps.stream().mapToDouble(figure).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (SweepStep step : steps) {
            double one = figure.applyAsDouble(step);
            double width = longest == 0 ? 0 : Math.round(one * LONGEST * 10 / longest) / 10.0;
            String text = step.failed() == null ? said.of(one) : "could not be run";
            bars.add(new Bar(step.shown(), text, bars.size() * ROW + 3, width, step.current()));
        }
        return new SweepChart(title, List.copyOf(bars));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    public int height() {
        return bars.size() * ROW + 4;
    }

    public int from() {
        return FROM;
    }

    /** Where the values end. */
    public int before() {
        return FROM - 8;
    }
}
