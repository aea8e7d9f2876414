package org.faultline.web;

import org.faultline.report.Text;
import org.jspecify.annotations.Nullable;

/** Who decided something, and why: both are kept with it, so both are required. */
record Signed(String by, String why) {
    private static final int NAME = 200;
    private static final int REASON = 2000;

    static Signed of(@Nullable String by, @Nullable String why) {
        return new Signed(text("by", by, NAME), text("why", why, REASON));
    }

    static String name(@Nullable String by) {
        return text("by", by, NAME);
    }

    private static String text(String field, @Nullable String given, int most) {
        String text = given == null ? "" : Text.clean(given);
        if (text.isEmpty() || text.length() > most) {
            throw Problem.badInput(new Problem.Violation(
                            field,
                            Text.shortened(text, 120),
                            text.isEmpty()
                                    ? "is required: who decides, and why, is kept"
                                    : "is longer than " + most + " characters"))
                    .thrown();
        }
        return text;
    }
}
