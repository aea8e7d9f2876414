package org.faultline.trial.backtest.page;

import java.util.Locale;

/** Numbers a week as they are shown everywhere. */
public final class Rates {
    private Rates() {}

    /** Rare ones are told apart too. */
    public static String shown(double aWeek) {
        return aWeek == 0 ? "0" : String.format(Locale.ROOT, aWeek < 0.1 ? "%.3f" : "%.2f", aWeek);
    }
}
