package org.faultline.trial.backtest.sweep;

import java.math.BigDecimal;
import org.faultline.rule.language.model.Position;

/**
 * A number that is written in a rule.
 *
 * @param name the figure or field that is compared with it; of the bounds of a window {@link #START} and {@link #WINDOW}
 * @param at where its digits stand
 * @param unit d or h for the bound of a window, else empty
 * @param asked what the rule asks for there, such as {@code $days >= 2}
 */
public record RuleNumber(String name, Position at, BigDecimal value, String unit, String asked) {
    /** The farther bound of a window. */
    public static final String WINDOW = "window";

    /** The nearer one. */
    public static final String START = "windowStart";

    /** With its unit, such as {@code 30d}. */
    public String shown() {
        return shown(value, unit);
    }

    static String shown(BigDecimal value, String unit) {
        return value.stripTrailingZeros().toPlainString() + unit;
    }

    /** In hours where it is a length of time, so that 2d is 48h. */
    static BigDecimal comparable(BigDecimal value, String unit) {
        return unit.equals("d") ? value.multiply(BigDecimal.valueOf(24)) : value;
    }
}
