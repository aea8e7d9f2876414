package org.faultline.web.http;

import java.util.ArrayList;
import java.util.List;
import org.faultline.report.Text;
import org.jspecify.annotations.Nullable;

/** Who decided something, and why: both are kept with it, so both are required. */
public record SignedDecision(String by, String why) {
    private static final int NAME = 200;
    private static final int REASON = 2000;

    public static SignedDecision of(CurrentLogin login, @Nullable String by, @Nullable String why) {
        List<Problem.Violation> faults = new ArrayList<>();
        SignedDecision signed = of(login, by, why, faults);
        Problem.refuse(faults);
        return signed;
    }

    /** Adds what is wrong with it to the faults of what is signed. */
    public static SignedDecision of(
            CurrentLogin login, @Nullable String by, @Nullable String why, List<Problem.Violation> faults) {
        return new SignedDecision(login.by(by, faults), text("why", why, REASON, faults));
    }

    static String name(@Nullable String by, List<Problem.Violation> faults) {
        return text("by", by, NAME, faults);
    }

    private static String text(String field, @Nullable String given, int most, List<Problem.Violation> faults) {
        String text = given == null ? "" : Text.clean(given);
        if (text.isEmpty() || text.length() > most) {
            faults.add(new Problem.Violation(
                    field,
                    Text.shortened(text, 120),
                    text.isEmpty()
                            ? "is required: who decides, and why, is kept"
                            : "is longer than " + most + " characters"));
        }
        return text;
    }
}
