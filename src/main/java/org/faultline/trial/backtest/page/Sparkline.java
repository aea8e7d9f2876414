package org.faultline.trial.backtest.page;

import java.util.List;

/** Counts as one line of text, in the width there is. */
public final class Sparkline {
    private static final String BLOCKS = " \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final String ASCII = " .:-=+*#@";

    private Sparkline() {}

    /**
     * One character for each count, or for several that follow each other, added up; a blank is none at all.
     *
     * @param width the most characters
     * @param unicode whether blocks can be shown; plain ASCII otherwise
     */
    public static String of(List<Integer> counts, int width, boolean unicode) {
        String levels = unicode ? BLOCKS : ASCII;
        int each = Math.max(1, (counts.size() + width - 1) / width);
        int[] sums = new int[(counts.size() + each - 1) / each];
        int most = 0;
        for (int i = 0; i < counts.size(); i++) {
            sums[i / each] += counts.get(i);
            most = Math.max(most, sums[i / each]);
        }
        StringBuilder line = new StringBuilder();
        for (int sum : sums) {
            // anything at all is at least the lowest mark
            line.append(levels.charAt(most == 0 ? 0 : (int) Math.ceil((double) sum * (levels.length() - 1) / most)));
        }
        return line.toString();
    }
}
