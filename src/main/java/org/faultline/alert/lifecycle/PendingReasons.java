package org.faultline.alert.lifecycle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.language.model.AlertTerms;

/** What an alert still needs before it is told, in words; nothing where it may be. */
public final class PendingReasons {
    private PendingReasons() {}

    /**
     * @param sources independent sources it has
     * @param since when it became known
     */
    public static List<String> of(AlertTerms terms, int sources, Instant since, boolean approved, Instant now) {
        List<String> needs = new ArrayList<>();
        int missing = terms.sources() - sources;
        if (missing > 0) {
            needs.add(missing == 1 ? "one more independent source" : missing + " more independent sources");
        }
        Instant until = since.plus(terms.hold());
        if (now.isBefore(until)) {
            needs.add("to stand until " + until.truncatedTo(ChronoUnit.MINUTES));
        }
        if (terms.approval() && !approved) {
            needs.add("a person's approval");
        }
        return List.copyOf(needs);
    }
}
